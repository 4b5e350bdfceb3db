package io.loginwatch.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RecentTextsTest {
  private final RecentTexts recent = new RecentTexts();
  private final EcsName name = new EcsName();

  @Test
  void user_agents_that_differ_in_the_system_alone_are_each_the_same_string_again()
      throws IOException {
    List<String> agents =
        IntStream.range(10, 17)
            .mapToObj(version ->
                "Mozilla/5.0 (Linux; Android "
                    + version
                    + "; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Mobile Safari/537.36")
            .toList();

    assertThat(readTwice(agents)).hasSize(agents.size());
  }

  @Test
  void nearly_all_of_a_logs_towns_and_networks_are_the_same_strings_again() throws IOException {
    List<String> texts =
        IntStream.range(0, 400)
            .mapToObj(
                i -> (i % 2 == 0 ? "Town of the " : "Network ") + Integer.toString(i * 7919, 36))
            .toList();

    assertThat(readTwice(texts).size()).isBetween(400, 420);
  }

  /** The strings that came of these texts, each read twice; the same string counts once. */
  private Set<String> readTwice(List<String> texts) throws IOException {
    Set<String> strings = Collections.newSetFromMap(new IdentityHashMap<>());
    var read = new ArrayList<String>();
    String json =
        "[\""
            + String.join("\",\"", Stream.of(texts, texts).flatMap(List::stream).toList())
            + "\"]";
    try (JsonParser tokens = new JsonFactory().createParser(json)) {
      tokens.nextToken();
      while (tokens.nextToken().isScalarValue()) {
        read.add(recent.text(tokens, name));
      }
    }
    assertThat(read.subList(0, texts.size())).isEqualTo(texts);
    assertThat(read.subList(texts.size(), read.size())).isEqualTo(texts);
    strings.addAll(read);
    return strings;
  }
}
