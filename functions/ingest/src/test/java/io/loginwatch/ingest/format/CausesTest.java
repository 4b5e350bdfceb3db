package io.loginwatch.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.loginwatch.core.detection.Detectors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Settings may name what shipped formats call their verdicts, and nothing else. */
class CausesTest {
  private static final Path FORMATS = Path.of("src/main/resources/io/loginwatch/ingest/format");
  private static final Path RULES = Path.of("../../infrastructure/config/rules");
  private static final Pattern CAUSE = Pattern.compile("\\bcause: ([a-z-]+)");
  private static final Pattern CAUSES = Pattern.compile("( *)causes:.*\\n((?:\\1 +.*\\n)*)");
  private static final Pattern VALUE = Pattern.compile("(?m): ([a-z-]+)$");

  @Test
  void each_is_a_rule_or_one_of_the_causes() throws IOException {
    var causes = new TreeSet<String>();
    try (Stream<Path> files = Files.list(FORMATS)) {
      for (Path file : files.filter(one -> one.toString().endsWith(".yaml")).toList()) {
        String yaml = Files.readString(file);
        CAUSE.matcher(yaml).results().forEach(found -> causes.add(found.group(1)));
        CAUSES
            .matcher(yaml)
            .results()
            .flatMap(found -> VALUE.matcher(found.group(2)).results())
            .forEach(found -> causes.add(found.group(1)));
      }
    }

    assertThat(causes).contains("malicious-address");
    causes.removeIf(cause -> Files.exists(RULES.resolve(cause + ".yaml")));
    causes.removeAll(Detectors.IDS);
    assertThat(causes).isEqualTo(new TreeSet<>(Detectors.CAUSES));
  }
}
