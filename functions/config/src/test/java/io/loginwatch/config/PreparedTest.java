package io.loginwatch.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.crac.Context;
import org.crac.Core;
import org.junit.jupiter.api.Test;

class PreparedTest {
  private final List<String> made = new ArrayList<>();
  private final Context<?> snapshot = Core.getGlobalContext();

  private String make() {
    made.add("one");
    return "parts";
  }

  @Test
  void a_constructor_makes_nothing() {
    Prepared.beforeSnapshot(this::make);

    assertThat(made).isEmpty();
  }

  @Test
  void the_snapshot_has_it_made_already() {
    Prepared<String> parts = Prepared.beforeSnapshot(this::make);

    parts.beforeCheckpoint(snapshot);
    assertThat(made).hasSize(1);

    parts.afterRestore(snapshot);
    assertThat(parts.get()).isEqualTo("parts");
    assertThat(made).hasSize(1);
  }

  @Test
  void without_a_snapshot_the_first_event_makes_it_and_the_second_finds_it() {
    Prepared<String> parts = Prepared.beforeSnapshot(this::make);

    assertThat(parts.get()).isEqualTo("parts");
    assertThat(parts.get()).isEqualTo("parts");
    assertThat(made).hasSize(1);
  }

  @Test
  void what_cannot_be_made_stops_the_snapshot_and_is_tried_again_by_the_next_event() {
    Prepared<String> parts =
        Prepared.beforeSnapshot(() -> {
          if (made.isEmpty()) {
            made.add("failed");
            throw new IllegalStateException("channels.chat.url is missing");
          }
          return make();
        });

    assertThatThrownBy(() -> parts.beforeCheckpoint(snapshot))
        .hasMessage("channels.chat.url is missing");
    assertThat(parts.get()).isEqualTo("parts");
  }
}
