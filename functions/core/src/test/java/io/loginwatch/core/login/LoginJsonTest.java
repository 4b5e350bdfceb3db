package io.loginwatch.core.login;

import static io.loginwatch.core.LoginBuilder.login;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.loginwatch.core.alert.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.arbitraries.StringArbitrary;
import org.junit.jupiter.api.Test;

class LoginJsonTest {
  private final ObjectMapper mapper = new ObjectMapper();

  @Test
  void a_login_is_nested_ecs_and_our_own_words_are_under_loginwatch() throws Exception {
    Login login =
        new Login(
            "e1",
            Instant.parse("2026-03-02T09:00:00Z"),
            "alice",
            "u-1",
            "alice@example.com",
            "root",
            Actions.LOGIN,
            Outcome.FAILURE,
            "bad password",
            new Source(
                "192.0.2.1",
                new Place("IT", "Lazio", "Rome", 41.9, 12.5, 20),
                new Network(64500, "Example Telecom", Network.Kind.MOBILE),
                Set.of(Anonymizer.VPN, Anonymizer.TOR),
                "office"),
            "curl/8.0",
            new Device("Linux", "6", "desktop", "curl"),
            8,
            "s-1",
            "okta-prod",
            "okta",
            "mail",
            false,
            List.of(new Login.Verdict("okta", "impossible-travel", Severity.HIGH, "VELOCITY")),
            Map.of("zone", "b", "factor", "push"));

    String expected =
        """
        {"@timestamp":"2026-03-02T09:00:00.000Z",
         "event":{"id":"e1","kind":"event","category":["authentication"],"type":["start"],
                  "action":"login","outcome":"failure","reason":"bad password","provider":"okta"},
         "user":{"name":"alice","id":"u-1","email":"alice@example.com"},
         "source":{"ip":"192.0.2.1",
                   "geo":{"country_iso_code":"IT","region_name":"Lazio","city_name":"Rome",
                          "location":{"lat":41.9,"lon":12.5}},
                   "as":{"number":64500,"organization":{"name":"Example Telecom"}}},
         "user_agent":{"original":"curl/8.0","name":"curl","version":"8","os":{"name":"Linux","version":"6"},
                       "device":{"name":"desktop"}},
         "service":{"name":"mail"},
         "session":{"id":"s-1"},
         "labels":{"factor":"push","zone":"b"},
         "loginwatch":{"actor":"root","log_source":"okta-prod","interactive":false,
                       "verdicts":[{"provider":"okta","cause":"impossible-travel",
                                    "severity":"high","detail":"VELOCITY"}],
                       "anonymizers":["tor","vpn"],"accuracy_km":20,"network_kind":"mobile",
                       "site":"office"}}
        """;
    assertThat(LoginJson.toEcs(login).toString()).isEqualTo(mapper.readTree(expected).toString());
  }

  @Test
  void what_is_not_known_is_absent() {
    Login bare =
        new Login(
            "e1",
            Instant.parse("2026-03-02T09:00:00.120Z"),
            "alice",
            null,
            null,
            null,
            Actions.ACCOUNT_LOCKED,
            Outcome.UNKNOWN,
            null,
            Source.NONE,
            null,
            Device.NONE,
            0,
            null,
            null,
            null,
            null,
            true,
            List.of(),
            Map.of());

    assertThat(LoginJson.toStored(bare))
        .isEqualTo(
            "{\"@timestamp\":\"2026-03-02T09:00:00.120Z\",\"event\":{\"id\":\"e1\",\"action\":"
                + "\"account-locked\",\"outcome\":\"unknown\"},\"user\":{\"name\":\"alice\"}}");
    assertThat(LoginJson.fromStored(LoginJson.toStored(bare))).isEqualTo(bare);
  }

  @Test
  void latitude_and_longitude_zero_are_a_place() {
    Login login = login().from(new Place(null, null, null, 0, 0, -1)).build();

    assertThat(LoginJson.fromEcs(LoginJson.toEcs(login)).source().place().located()).isTrue();
  }

  @Test
  void without_a_user_it_is_no_login() {
    assertThatThrownBy(() ->
            LoginJson.fromStored(
                "{\"@timestamp\":\"2026-03-02T09:00:00Z\",\"event\":{\"id\":\"1\"}}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("name");
    assertThatThrownBy(() -> LoginJson.fromStored("{"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Property
  void what_is_written_is_read_back_whole(@ForAll("logins") Login login) {
    assertThat(LoginJson.fromEcs(LoginJson.toEcs(login))).isEqualTo(login);
    assertThat(LoginJson.fromStored(LoginJson.toStored(login))).isEqualTo(login);
  }

  @Provide
  Arbitrary<Login> logins() {
    StringArbitrary text = Arbitraries.strings().all().excludeChars('\0').ofMaxLength(12);
    StringArbitrary name = Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(8);
    Arbitrary<Source> sources =
        Combinators.combine(
                name.injectNull(.3),
                Combinators.combine(
                        name.injectNull(.3),
                        name.injectNull(.3),
                        text.injectNull(.3),
                        Arbitraries.doubles().between(-90, 90),
                        Arbitraries.doubles().between(-180, 180),
                        Arbitraries.integers().between(-1, 1000))
                    .as(Place::new),
                Combinators.combine(
                        Arbitraries.longs().between(0, 4_294_967_295L),
                        text.injectNull(.3),
                        Arbitraries.of(Network.Kind.class))
                    .as(Network::new),
                Arbitraries.of(Anonymizer.class).set(),
                name.injectNull(.5))
            .as(Source::new);
    Arbitrary<Login.Verdict> verdicts =
        Combinators.combine(name, name, Arbitraries.of(Severity.class), text)
            .as(Login.Verdict::new);
    Arbitrary<Instant> times =
        Arbitraries.longs().between(0, 32_503_680_000_000L).map(Instant::ofEpochMilli);
    return Combinators.combine(
            Combinators.combine(name, text, name.injectNull(.5), name.injectNull(.5))
                .as(Words::new),
            times,
            Arbitraries.of(Actions.LOGIN, Actions.LOGOUT, Actions.ROLE_CHANGED, "other-thing"),
            Arbitraries.of(Outcome.class),
            sources,
            Combinators.combine(text, text, text, text).as(Device::new),
            verdicts.list().ofMaxSize(3),
            Arbitraries.maps(name, text).ofMaxSize(4))
        .as((words, time, action, outcome, source, device, verdictList, labels) ->
            new Login(
                words.id(),
                time,
                words.user(),
                words.one(),
                words.other(),
                words.one(),
                action,
                outcome,
                words.other(),
                source,
                words.one(),
                device,
                words.one() == null ? 0 : words.one().length(),
                words.other(),
                words.one(),
                words.other(),
                words.one(),
                words.one() == null,
                verdictList,
                labels));
  }

  private record Words(String id, String user, String one, String other) {}
}
