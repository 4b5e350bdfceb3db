package io.loginwatch.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A record is the same login whether it is read off its tokens or from its tree. */
class TokensAndTreesTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String LOGIN =
      """
      {"@timestamp":"2026-03-02T09:00:00.250Z",
       "event":{"id":"e-1","kind":"event","category":["authentication"],"type":["start"],
                "action":"login","outcome":"success","reason":"none","module":"gate",
                "dataset":"gate.auth","created":"2026-03-02T09:00:01Z","duration":17},
       "user":{"name":"Alice","email":"alice@example.com","id":"17","full_name":"Alice A."},
       "source":{"ip":"192.0.2.7","port":5511,"domain":"gate.example.com",
                 "geo":{"country_iso_code":"IT","city_name":"Rome","region_name":"Lazio",
                        "location":{"lat":41.9,"lon":-12.5},"continent_name":"Europe"},
                 "as":{"number":64500,"organization":{"name":"Example Telecom"}}},
       "user_agent":{"original":"Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
                     "name":"Firefox","os":{"name":"Linux","version":"6"},"device":{"name":"Other"}},
       "service":{"name":"gate","type":"vpn"},"session":{"id":"s-1"},
       "labels":{"team":"red","floor":3,"deep":{"er":true}},
       "host":{"name":"gw-1","os":{"family":"linux"}},
       "okta":{"actor":{"type":"User"},"authentication_context":{"external_session_id":"o-1"}},
       "agent":{"id":"a-1"},"tags":["x"],"message":"logged in",
       "loginwatch":{"accuracy_km":20,"interactive":true,"anonymizers":["vpn"]}}
      """;

  /** Without names that are not read and become labels. */
  private static final String PLAIN =
      """
      {"@timestamp":"2026-03-02T09:00:00.250Z",
       "event":{"id":"e-1","category":["authentication"],"type":["start"],"action":"login",
                "outcome":"success"},
       "user":{"name":"Alice","email":"alice@example.com","id":"17"},
       "source":{"ip":"192.0.2.7","geo":{"city_name":"Rome","location":{"lat":41.9,"lon":-12.5}},
                 "as":{"number":64500,"organization":{"name":"Example Telecom"}}},
       "user_agent":{"original":"Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
                     "name":"Firefox","os":{"name":"Linux","version":"6"},"device":{"name":"Other"}},
       "session":{"id":"s-1"},"labels":{"team":"red","deep":{"er":true}},
       "loginwatch":{"accuracy_km":20,"interactive":true}}
      """;

  /** What an integration leaves beside ECS; more than fits into the labels of a login. */
  private static final String INTEGRATED =
      LOGIN
          .replace("\"port\":", "\"intelligence_category\":\"anonymizer\",\"port\":")
          .replace(
              "\"host\":",
              """
              "client":{"ip":"198.51.100.7","geo":{"city_name":"Milan"},"port":5512},
              "azure":{"tenant_id":"t-1","signinlogs":{"result_type":"0","properties":{
                "session_id":"z-1","status":{"error_code":0},"risk":[],"steps":[{"a":1}],
                "groups":["g",{"h":[2]}],"score":0.50}}},
              "host":\
              """);

  private static final String NAMELESS =
      """
      {"@timestamp":"2026-03-02T09:00:00Z","event":{"outcome":"success"},"user":{"name":"bob"}}\
      """;

  private static final List<String> ODD =
      List.of(
          "null",
          "\"\"",
          "\" - \"",
          "\"x\"",
          "5",
          "-3",
          "-0",
          "-0.0",
          "[1, \"a\", [null, 2.50], {\"b\": [true]}]",
          "1.5",
          "1e3",
          "true",
          "[]",
          "[\"end\"]",
          "[[1]]",
          "[{\"name\":\"n\"}]",
          "{}",
          "{\"name\":\"n\"}",
          "\"yes\"",
          "\"mfa_denied\"",
          "{\"user-agent\":\"curl/8\"}",
          "50053",
          "\"500121\"",
          "{\"lat\":1,\"lon\":2}",
          "[12.5, 41.9]",
          "[190, 91, 2]",
          "[1, \"a\"]",
          "\"198.51.100.9\"",
          "\"2026-03-02\"",
          "12345678901234567890",
          "\"POINT (1 2)\"");

  private static final List<String> NAMES =
      List.of(
          "event",
          "user",
          "source",
          "client",
          "event.id",
          "event.outcome",
          "event.action",
          "event.extra",
          "event.kind",
          "event.category",
          "event.provider",
          "event.reason",
          "user.name",
          "user.target",
          "target",
          "source.ip",
          "source.port",
          "source.geo.city_name",
          "location",
          "lat",
          "lon",
          "latitude",
          "longitude",
          "geo",
          "geo.lat",
          "geoip",
          "client.geo",
          "client.geo.city_name",
          "source.geo",
          "headers",
          "http.request.headers.user-agent",
          "user-agent",
          "User_Agent",
          "is_tor",
          "is_anonymous_vpn",
          "source.is_tor",
          "tor",
          "code",
          "accuracy_radius",
          "intelligence_category",
          "azure",
          "properties",
          "session_id",
          "error_code",
          "result_type",
          "client.ip",
          "verdicts",
          "okta",
          "external_session_id",
          "ingested",
          "network_kind",
          "actor",
          "labels",
          "labels.team",
          "unknown",
          "a.b",
          "a.b.c",
          "a",
          "a.",
          ".a",
          "a..b",
          "user.name.text",
          "user.domain",
          "host.name",
          "host",
          "azure.signinlogs.result_type",
          "http.request.headers.user_agent",
          "source.is_anonymous_vpn",
          "labels.tor",
          "@timestamp",
          "name",
          "id");

  /** The same with what belongs elsewhere, or has no name in ECS. */
  private static String elsewhere(String login) {
    return login
        .replace("\"location\":{\"lat\":41.9,\"lon\":-12.5}", "\"lat\":41.9,\"lon\":-12.5")
        .replace("\"original\"", "\"version\"")
        .replace("\"geo\":", "\"is_tor\":true,\"geo\":")
        .replace("\"team\":", "\"tor\":\"true\",\"team\":")
        .replace("\"action\":", "\"code\":\"mfa_denied\",\"action\":")
        .replace(
            "\"session\":",
            """
            "http":{"version":"1.1","request":{"headers":{"User-Agent":["curl/8.5.0"]}}},
            "session":\
            """);
  }

  @Test
  void any_shape_that_a_pipeline_may_give_an_ecs_record() throws IOException {
    Random random = new Random(20_260_302);
    for (int i = 0; i < 4_000; i++) {
      JsonNode tree =
          JSON.readTree(List.of(LOGIN, INTEGRATED, elsewhere(LOGIN)).get(random.nextInt(3)));
      for (int changes = random.nextInt(4); changes >= 0; changes--) {
        change((ObjectNode) tree, random);
      }
      String text = tree.toString();
      same(random.nextInt(4) == 0 ? doubled(text, random) : text);
    }
  }

  @Test
  void any_names_with_dots_and_whatever_stands_beside_them() throws IOException {
    Random random = new Random(20_260_303);
    for (int i = 0; i < 4_000; i++) {
      JsonNode nested =
          JSON.readTree(List.of(PLAIN, LOGIN, INTEGRATED, elsewhere(PLAIN)).get(random.nextInt(4)));
      ObjectNode dotted = JSON.createObjectNode();
      partlyFlattened("", nested, random, dotted);
      for (int changes = random.nextInt(4); changes > 0; changes--) {
        change(dotted, random);
      }
      String text = (random.nextBoolean() ? dotted : shuffled(dotted, random)).toString();
      same(random.nextInt(4) == 0 ? doubled(text, random) : text);
    }
  }

  private static ObjectNode shuffled(ObjectNode record, Random random) {
    List<Map.Entry<String, JsonNode>> fields = new ArrayList<>(record.properties());
    Collections.shuffle(fields, random);
    ObjectNode shuffled = JSON.createObjectNode();
    fields.forEach(field -> shuffled.set(field.getKey(), field.getValue()));
    return shuffled;
  }

  private static void partlyFlattened(
      String prefix, JsonNode object, Random random, ObjectNode into) {
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      String name = prefix + field.getKey();
      if (field.getValue().isObject() && random.nextInt(6) > 0) {
        partlyFlattened(name + ".", field.getValue(), random, into);
      } else {
        into.set(name, field.getValue());
      }
    }
  }

  @Test
  void what_only_this_product_writes_and_what_is_written_with_dots() throws IOException {
    same(LOGIN);
    same(INTEGRATED);
    same(elsewhere(LOGIN));
    same(LOGIN.replace("\"id\":\"e-1\",", ""));
    StringBuilder dotted = new StringBuilder("{");
    flatten("", JSON.readTree(LOGIN), dotted);
    same(dotted.deleteCharAt(dotted.length() - 1).append('}').toString());
  }

  @Test
  void any_one_name_with_dots_beside_the_objects_it_belongs_in_says_the_same() throws IOException {
    String target = "\"target\":{\"name\":\"bob\",\"id\":\"18\"},";
    String session = "\"session\":{\"id\":\"s-1\"},";
    for (String text :
        List.of(
            PLAIN,
            LOGIN,
            elsewhere(PLAIN),
            PLAIN.replace("\"source\":", "\"geo\":{\"city_name\":\"Paris\"},\"source\":"),
            PLAIN.replace("\"user\":{", "\"user\":{" + target),
            PLAIN.replace("\"source\":", "\"client\":"),
            PLAIN.replace("\"original\":", "\"else\":"),
            PLAIN.replace(session, "").replace("\"team\":", "\"session_id\":"),
            PLAIN.replace("\"lat\":", "\"latitude\":").replace("\"lon\":", "\"longitude\":"))) {
      JsonNode nested = JSON.readTree(text);
      Object login = said(Take.of(nested.toString()).getFirst());
      for (List<String> path : paths(nested)) {
        for (int kept = 0; kept < path.size() - 1; kept++) {
          for (boolean before : new boolean[] {true, false}) {
            String dotted = dotted(nested, path, kept, before);
            assertThat(said(Take.of(dotted).getFirst())).as(dotted).isEqualTo(login);
          }
        }
      }
    }
  }

  /** The names on the way to each value that is no object. */
  private static List<List<String>> paths(JsonNode object) {
    List<List<String>> paths = new ArrayList<>();
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      List<List<String>> below =
          field.getValue().isObject() ? paths(field.getValue()) : List.of(List.of());
      for (List<String> rest : below) {
        List<String> path = new ArrayList<>(rest);
        path.addFirst(field.getKey());
        paths.add(path);
      }
    }
    return paths;
  }

  /** The record with the value at a path written with dots in the object so many names down. */
  private static String dotted(JsonNode record, List<String> path, int kept, boolean before) {
    ObjectNode root = record.deepCopy();
    ObjectNode at = root;
    for (String name : path.subList(0, kept)) {
      at = (ObjectNode) at.get(name);
    }
    ObjectNode holder = at;
    for (String name : path.subList(kept, path.size() - 1)) {
      holder = (ObjectNode) holder.get(name);
    }
    JsonNode value = holder.remove(path.getLast());
    ObjectNode rest = at.deepCopy();
    at.removeAll();
    String name = String.join(".", path.subList(kept, path.size()));
    if (before) {
      at.set(name, value);
    }
    at.setAll(rest);
    at.set(name, value);
    return root.toString();
  }

  @Test
  void several_in_one_body_keep_their_order_whichever_way_each_is_read() throws IOException {
    String one = JSON.readTree(LOGIN).toString();
    String other = one.replace("\"Alice\"", "{\"odd\":1}").replace("e-1", "e-2");
    String broken = "{\"event\":}";
    String last = one.replace("e-1", "e-3");
    List<Receipt> lines = Take.of(one + "\n" + other + "\n" + broken + "\n" + last);
    assertThat(lines).hasSize(4);
    assertThat(lines.stream().map(TokensAndTreesTest::index)).containsExactly(0, 1, 2, 3);
    assertThat(lines.get(3)).isInstanceOf(Receipt.Accepted.class);
    assertThat(Take.of("[" + one + "," + other + "," + last + "]")).hasSize(3);
  }

  @Test
  void ids_are_made_of_what_has_none_however_many_with_ids_stand_between() throws IOException {
    String named = JSON.readTree(LOGIN).toString();
    String nameless = named.replace("\"id\":\"e-1\",", "");
    Receipt.Accepted alone = (Receipt.Accepted) Take.of(nameless).getFirst();
    assertThat(alone.login().id()).matches("[0-9a-f]{32}");
    for (int between : new int[] {0, 1, 63, 64, 65, 66}) {
      String body = nameless + "\n" + (named + "\n").repeat(between) + nameless;
      List<Receipt> all = Take.of(body);
      assertThat(all).hasSize(between + 2);
      assertThat(said(all.getLast())).as("after %d", between).isEqualTo(alone.login());
      assertThat(all.subList(1, between + 1))
          .allSatisfy(
              receipt -> assertThat(((Receipt.Accepted) receipt).login().id()).isEqualTo("e-1"));
    }
  }

  @Test
  void a_stream_that_comes_in_pieces_of_any_size_is_read_as_the_body_at_once() throws IOException {
    StringBuilder body = new StringBuilder();
    String one = JSON.readTree(LOGIN).toString();
    for (int i = 0; i < 300; i++) {
      String record = one.replace("e-1", "e-" + i);
      body.append(i % 7 == 0 ? LOGIN.replace("e-1", "e-" + i) : i % 11 == 0 ? "{\"odd\"" : record);
      body.append(i % 7 == 0 ? "\n\u001e" : i % 5 == 0 ? "\r\n \n" : "\n");
    }
    byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
    List<Receipt> atOnce = Take.of(bytes);
    assertThat(atOnce.stream().filter(Receipt.Accepted.class::isInstance)).hasSize(276);
    for (int size : new int[] {1, 1_000, 70_000}) {
      List<Receipt> pieces = new ArrayList<>();
      Take.INTAKE.read(slowly(bytes, size), Hint.of(null, "test"), pieces::add);
      assertThat(pieces).isEqualTo(atOnce);
    }
  }

  private static InputStream slowly(byte[] bytes, int size) {
    return new ByteArrayInputStream(bytes) {
      @Override
      public int read(byte[] into, int from, int length) {
        return super.read(into, from, Math.min(length, size));
      }
    };
  }

  private static int index(Receipt receipt) {
    return switch (receipt) {
      case Receipt.Accepted yes -> yes.index();
      case Receipt.Rejected no -> no.index();
    };
  }

  private static void same(String text) throws IOException {
    List<Receipt> fromTree = new ArrayList<>();
    Take.INTAKE.read(JSON.readTree(text), Hint.of(null, "test"), fromTree::add);
    assertThat(Take.of(text.getBytes(StandardCharsets.UTF_8))).as(text).isEqualTo(fromTree);
    // After a record without an id, one is made of the tokens of the next.
    List<Receipt> next = Take.of((NAMELESS + "\n" + text).getBytes(StandardCharsets.UTF_8));
    assertThat(next.stream().skip(1).map(TokensAndTreesTest::said))
        .as(text)
        .isEqualTo(fromTree.stream().map(TokensAndTreesTest::said).toList());
  }

  private static Object said(Receipt receipt) {
    return switch (receipt) {
      case Receipt.Accepted yes -> yes.login();
      case Receipt.Rejected no -> List.of(no.code(), String.valueOf(no.field()), no.message());
    };
  }

  /** Takes something away, gives it another value, or writes it with dots. */
  private static void change(ObjectNode root, Random random) throws IOException {
    List<ObjectNode> objects = new ArrayList<>();
    collect(root, objects);
    ObjectNode object = objects.get(random.nextInt(objects.size()));
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    String name =
        names.isEmpty() || random.nextInt(3) == 0
            ? NAMES.get(random.nextInt(NAMES.size()))
            : names.get(random.nextInt(names.size()));
    JsonNode odd = JSON.readTree(ODD.get(random.nextInt(ODD.size())));
    switch (random.nextInt(3)) {
      case 0 -> object.remove(name);
      case 1 -> object.set(name, odd);
      default -> {
        if (object.get(name) instanceof ObjectNode inner) {
          object.remove(name);
          for (Map.Entry<String, JsonNode> field : inner.properties()) {
            object.set(name + "." + field.getKey(), field.getValue());
          }
        } else {
          object.set(name, odd);
        }
      }
    }
  }

  private static void collect(JsonNode node, List<ObjectNode> into) {
    if (node instanceof ObjectNode object) {
      into.add(object);
      object.forEach(child -> collect(child, into));
    }
  }

  /** The text with one more field, perhaps of a name that is there already. */
  private static String doubled(String text, Random random) {
    List<Integer> braces = new ArrayList<>();
    for (int i = 0; i < text.length() - 1; i++) {
      if (text.charAt(i) == '{' && text.charAt(i + 1) == '"') {
        braces.add(i + 1);
      }
    }
    int at = braces.get(random.nextInt(braces.size()));
    String name = NAMES.get(random.nextInt(NAMES.size()));
    String value = ODD.get(random.nextInt(ODD.size()));
    return text.substring(0, at) + "\"" + name + "\":" + value + "," + text.substring(at);
  }

  private static void flatten(String prefix, JsonNode object, StringBuilder into) {
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      if (field.getValue().isObject()) {
        flatten(prefix + field.getKey() + ".", field.getValue(), into);
      } else {
        into.append('"').append(prefix).append(field.getKey()).append("\":");
        into.append(field.getValue()).append(',');
      }
    }
  }
}
