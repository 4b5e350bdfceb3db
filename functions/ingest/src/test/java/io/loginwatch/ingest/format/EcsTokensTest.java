package io.loginwatch.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which shapes need no tree; that both ways give the same is tested on whole bodies. */
class EcsTokensTest {
  private static final String NESTED =
      """
      {"@timestamp":"2026-03-02T09:00:00Z",
       "event":{"id":"e","category":["authentication"],"outcome":"success","sequence":1},
       "user":{"name":"alice"},"source":{"ip":"192.0.2.7","geo":{"location":{"lat":1,"lon":2}}},
       "agent":{"id":"a"},"labels":{"team":"red"},"host":{"name":"gw"}}
      """;

  @Test
  void a_nested_login_and_a_dotted_one_are_read_off_their_tokens() throws IOException {
    EcsRecord said = read(NESTED);
    assertThat(said).isNotNull();
    assertThat(said.text(EcsField.USER)).isEqualTo("alice");
    assertThat(said.latitude).isEqualTo(1);
    assertThat(said.labels).containsEntry("team", "red");
    assertThat(said.others).containsEntry("host.name", "gw").containsEntry("event.sequence", "1");
    assertThat(
            read(
                """
                {"@timestamp":"2026-03-02T09:00:00Z","event.id":"e","event.outcome":"success",
                 "user.name":"alice","agent.id":"a","source.geo.location":{"lat":1,"lon":2}}
                """))
        .isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"id\":\"e\",-\"nid\":\"e\",",
        "\"name\":\"alice\"-\"name\":\"alice\",\"target\":{\"name\":\"bob\"}",
        "\"user\":{\"name\":\"alice\"}-\"user\":\"alice\"",
        "\"outcome\":\"success\"-\"outcome\":\"success\",\"outcome\":\"failure\"",
        "\"host\":-\"client\":",
        "\"gw\"-[\"gw\"]",
        "\"gw\"-1.50",
        "\"host\":-\"event.extra\":"
      })
  void one_unusual_thing_leaves_it_to_the_tree(String change) throws IOException {
    String[] parts = change.split("-", 2);
    assertThat(NESTED).contains(parts[0]);
    assertThat(read(NESTED.replace(parts[0], parts[1]))).isNull();
  }

  private static EcsRecord read(String text) throws IOException {
    try (JsonParser tokens = new JsonFactory().createParser(text)) {
      return new EcsTokens().read(tokens);
    }
  }
}
