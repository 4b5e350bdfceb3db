package io.loginwatch.bench.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loginwatch.sam.Template;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxTest {
  @TempDir private Path folder;

  @Test
  void an_empty_function_asks_for_its_first_event_under_the_real_runtime_client() throws Exception {
    Sandbox empty = new Unpacked(Template.nearest(Map.of()), folder).empty();
    assertThat(empty.start()).isBetween(Duration.ofMillis(20), Duration.ofSeconds(30));
    assertThat(empty.startAndAnswer()).isLessThan(Duration.ofSeconds(30));
  }

  @Test
  void a_function_that_cannot_start_says_why() throws Exception {
    Sandbox empty = new Unpacked(Template.nearest(Map.of()), folder).empty();
    var absent = new Sandbox("absent", "io.loginwatch.Absent", empty.task(), Map.of());
    assertThatThrownBy(absent::startAndAnswer).hasMessageContaining("io.loginwatch.Absent");
  }
}
