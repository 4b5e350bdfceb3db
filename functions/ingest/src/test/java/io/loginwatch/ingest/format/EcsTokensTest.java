package io.loginwatch.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.node.TextNode;
import io.loginwatch.core.alert.Severity;
import io.loginwatch.core.login.Anonymizer;
import io.loginwatch.core.login.Login;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

  private static final String DOTTED =
      """
      {"@timestamp":"2026-03-02T09:00:00Z","event.id":"e","event.outcome":"success",
       "user.name":"alice","user.domain":"corp","source.ip":"192.0.2.7",
       "host.name":"gw","host.os.name":"x"}
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
  @ValueSource(strings = {"[2,1]", "[2.0,1.0,35]", "{\"lon\":2,\"lat\":1}"})
  void a_point_may_be_an_array(String point) throws IOException {
    EcsRecord said = read(NESTED.replace("{\"lat\":1,\"lon\":2}", point));
    assertThat(said).isNotNull();
    assertThat(said.latitude).isEqualTo(1);
    assertThat(said.longitude).isEqualTo(2);
    assertThat(said.text(EcsField.USER)).isEqualTo("alice");
    assertThat(said.labels).containsEntry("team", "red");
  }

  @Test
  void an_event_may_have_its_id_beside_it() throws IOException {
    EcsRecord said =
        read(
            """
            {"@timestamp":"2026-03-02T09:00:00Z","event.id":"e1","event.provider":"idp",
             "event":{"category":"authentication","outcome":"success"},
             "user":{"name":"alice"},"source":{"ip":"192.0.2.7"}}
            """);
    assertThat(said).isNotNull();
    assertThat(said.text(EcsField.ID)).isEqualTo("e1");
    assertThat(said.text(EcsField.PROVIDER)).isEqualTo("idp");
    assertThat(said.text(EcsField.OUTCOME)).isEqualTo("success");
  }

  @Test
  void names_with_dots_that_are_not_read_are_labels() throws IOException {
    EcsRecord said = read(DOTTED);
    assertThat(said).isNotNull();
    assertThat(said.text(EcsField.USER)).isEqualTo("alice");
    assertThat(said.others)
        .containsOnly(
            entry("user.domain", "corp"), entry("host.name", "gw"), entry("host.os.name", "x"));
  }

  @Test
  void what_is_read_may_come_back_to_its_object() throws IOException {
    EcsRecord said =
        read(DOTTED.replace("\"x\"", "\"x\",\"user.id\":\"7\",\"source.geo.city_name\":\"Rome\""));
    assertThat(said).isNotNull();
    assertThat(said.text(EcsField.CITY)).isEqualTo("Rome");
    assertThat(said.others.keySet()).containsExactly("user.domain", "host.name", "host.os.name");
  }

  @Test
  void a_point_may_be_a_text() throws IOException {
    EcsRecord said = read(NESTED.replace("{\"lat\":1,\"lon\":2}", "\"1,2\""));
    assertThat(said).isNotNull();
    assertThat(said.location).isEqualTo(TextNode.valueOf("1,2"));
    assertThat(said.text(EcsField.USER)).isEqualTo("alice");
  }

  @Test
  void what_an_address_is_flagged_as_may_have_dots() throws IOException {
    EcsRecord said = read(DOTTED.replace("\"source.ip\"", "\"source.is_tor\":true,\"source.ip\""));
    assertThat(said).isNotNull();
    assertThat(said.tagged).containsExactly(Anonymizer.TOR);
    EcsRecord header =
        read(
            DOTTED.replace("host.name", "http.request.headers.user-agent").replace("gw", "curl/8"));
    assertThat(header).isNotNull();
    assertThat(header.text(EcsField.AGENT)).isEqualTo("curl/8");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"host.name\":\"gw\",-\"host.name\":\"gw\",\"site\":\"s\",",
        "\"host.name\":\"gw\",-\"host.os.x\":1,\"host.name\":\"gw\",",
        "\"user.name\":-\"host.id.x.y\":1,\"user.name\":",
        "\"host.os.name\":\"x\"-\"host\":{\"os\":\"x\"}",
        "\"host.name\"-\"source.geo.x\":1,\"source.y\":2,\"source\":{\"geo\":{\"z\":3}},\"host.name\"",
        "\"host.name\":\"gw\"-\"host\":\"gw\"",
        "\"host.name\":\"gw\"-\"host.os\":\"gw\"",
        "\"host.name\":\"gw\"-\"host.name\":{\"short\":\"gw\"}",
        "\"host.name\":\"gw\"-\"host\":{\"name.short\":\"gw\"}",
        "\"host.name\":\"gw\"-\"host..name\":\"gw\"",
        "\"host.name\":\"gw\"-\"labels.name\":\"gw\"",
        "\"host.name\":\"gw\"-\"azure.name\":\"gw\"",
        "user.domain-source.intelligence_category.x",
      })
  void labels_that_a_tree_orders_or_reads_otherwise_are_left_to_it(String change)
      throws IOException {
    String[] parts = change.split("-", 2);
    assertThat(DOTTED).contains(parts[0]);
    assertThat(read(DOTTED.replace(parts[0], parts[1]))).isNull();
  }

  @Test
  void nothing_of_a_record_is_left_for_the_next() throws IllegalAccessException {
    EcsRecord used = new EcsRecord();
    used.text(EcsField.USER, "alice");
    used.categories = List.of("authentication");
    used.types = List.of("start");
    used.time = TextNode.valueOf("2026-03-02T09:00:00Z");
    used.origin = "client";
    used.place = "geo";
    used.agentLabel = "x";
    used.looseLatitude = used.looseLongitude = 1;
    used.location = TextNode.valueOf("1,2");
    used.latitude = used.longitude = used.radius = used.asn = 1;
    used.interactive = false;
    used.accuracyKm = 1;
    used.tagged.add(Anonymizer.TOR);
    used.anonymizers = List.of("vpn");
    used.verdicts = List.of(new Login.Verdict("okta", "x", Severity.HIGH, "x"));
    used.labels.put("a", "b");
    used.others.put("a", "b");
    EcsRecord fresh = new EcsRecord();
    for (Field field : fields()) {
      assertThat(field.get(used)).as(field.getName()).isNotEqualTo(field.get(fresh));
    }
    used.clear();
    for (Field field : fields()) {
      assertThat(field.get(used)).as(field.getName()).isEqualTo(field.get(fresh));
    }
  }

  private static List<Field> fields() {
    List<Field> fields =
        Arrays.stream(EcsRecord.class.getDeclaredFields())
            .filter(field -> !Modifier.isStatic(field.getModifiers()))
            .toList();
    fields.forEach(field -> field.setAccessible(true));
    return fields;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"name\":\"alice\"-\"name\":\"alice\",\"target\":{\"name\":\"bob\"}",
        "\"user\":{\"name\":\"alice\"}-\"user\":\"alice\"",
        "\"outcome\":\"success\"-\"outcome\":\"success\",\"outcome\":\"failure\"",
        "\"source\":-\"client\":",
        "\"name\":\"alice\"-\"name\":{\"first\":\"alice\"}",
        "\"host\":-\"event.extra\":",
        "\"agent\":{\"id\":\"a\"}-\"event.kind\":\"event\"",
        "{\"lat\":1,\"lon\":2}-[\"2\",1]",
        "{\"lat\":1,\"lon\":2}-[2]",
        "{\"lat\":1,\"lon\":2}-[2,1,\"3\"]"
      })
  void one_unusual_thing_leaves_it_to_the_tree(String change) throws IOException {
    String[] parts = change.split("-", 2);
    assertThat(NESTED).contains(parts[0]);
    assertThat(read(NESTED.replace(parts[0], parts[1]))).isNull();
  }

  @ParameterizedTest
  @CsvSource({"128, true", "129, false"})
  void a_name_of_no_usual_length_leaves_it_to_the_tree(int length, boolean usual)
      throws IOException {
    String name = "h".repeat(length);
    EcsRecord said = read(NESTED.replace("\"host\"", "\"" + name + "\""));
    assertThat(said != null).isEqualTo(usual);
    assertThat(said == null ? null : said.others.get(name + ".name"))
        .isEqualTo(usual ? "gw" : null);
  }

  @Test
  void more_names_than_are_remembered_change_nothing() throws IOException {
    var reader = new EcsTokens();
    for (int i = 0; i < 1_000; i++) {
      EcsRecord said = read(reader, NESTED.replace("\"host\"", "\"host" + i % 300 + "\""));
      assertThat(said).isNotNull();
      assertThat(said.text(EcsField.USER)).isEqualTo("alice");
      assertThat(said.others).containsEntry("host" + i % 300 + ".name", "gw").hasSize(3);
    }
  }

  @Test
  void the_category_of_an_address_is_a_text_as_others_are() throws IOException {
    EcsRecord said =
        read(NESTED.replace("\"ip\"", "\"intelligence_category\":\"anonymizer\",\"ip\""));
    assertThat(said).isNotNull();
    assertThat(said.text(EcsField.INTELLIGENCE)).isEqualTo("anonymizer");
    assertThat(said.others).containsEntry("source.intelligence_category", "anonymizer");
  }

  @Test
  void what_is_usual_in_a_log_is_no_more_than_a_guess() throws IOException {
    var reader = new EcsTokens();
    String usual =
        """
        {"@timestamp":"2026-03-02T09:00:00Z","event":{"id":"e1","outcome":"success"},
         "user":{"name":"alice","id":"7"},"source":{"ip":"192.0.2.7"}}
        """;
    String otherOrder =
        """
        {"user":{"id":"8","name":"bob"},"source":{"ip":"192.0.2.8"},"host":{"name":"gw"},
         "event":{"outcome":"failure","name":"x","id":"e2"},"@timestamp":"2026-03-02T09:00:01Z"}
        """;
    String dotted =
        """
        {"@timestamp":"2026-03-02T09:00:02Z","event.id":"e3","event.outcome":"success",
         "user.name":"carol","user":{"id":"9"},"source":{"ip":"192.0.2.9"}}
        """;
    for (String text : List.of(usual, usual, otherOrder, usual, dotted, otherOrder, dotted)) {
      EcsRecord said = read(reader, text);
      EcsRecord byItself = read(text);
      assertThat(said).isNotNull();
      for (EcsField field : EcsField.values()) {
        assertThat(said.text(field)).as(field.name()).isEqualTo(byItself.text(field));
      }
      assertThat(said.others).isEqualTo(byItself.others);
    }
  }

  private static EcsRecord read(EcsTokens reader, String text) throws IOException {
    // From bytes, as only that parser holds names against expected ones.
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    try (JsonParser tokens = new JsonFactory().createParser(bytes)) {
      return reader.read(tokens);
    }
  }

  private static EcsRecord read(String text) throws IOException {
    try (JsonParser tokens = new JsonFactory().createParser(text)) {
      return new EcsTokens().read(tokens);
    }
  }
}
