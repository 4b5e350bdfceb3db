package io.loginwatch.notify;

import static io.loginwatch.core.AlertBuilder.alert;
import static org.assertj.core.api.Assertions.assertThat;

import io.loginwatch.config.Configuration;
import io.loginwatch.core.alert.Alert;
import io.loginwatch.core.alert.Severity;
import io.loginwatch.core.login.Network;
import io.loginwatch.core.login.Place;
import io.loginwatch.core.login.Source;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RoutesTest {

  @Test
  void without_routes_every_channel_hears_of_what_is_over_its_floor() {
    var routes = routes("");

    assertThat(routes.of(of(Severity.MEDIUM)).channels()).containsExactly("chat");
    assertThat(routes.of(of(Severity.HIGH)).channels()).containsExactlyInAnyOrder("chat", "pager");
  }

  @Test
  void the_first_route_that_matches_takes_the_alert() {
    var routes =
        routes(
            """
              routes:
                - {name: travel, rules: [impossible-travel], channels: [pager]}
                - {name: rest, channels: [chat]}
            """);

    assertThat(routes.of(of(Severity.HIGH)).channels()).containsExactly("pager");
    assertThat(routes.of(alert("new-device").severity(Severity.HIGH).build()).channels())
        .containsExactly("chat");
  }

  @Test
  void a_route_that_goes_on_lets_others_have_it_too() {
    var routes =
        routes(
            """
              routes:
                - {name: travel, rules: [impossible-travel], channels: [pager], continue: true}
                - {name: rest, channels: [chat]}
            """);

    assertThat(routes.of(of(Severity.HIGH)).channels()).containsExactlyInAnyOrder("chat", "pager");
  }

  @Test
  void patterns_go_over_all_fields_of_the_alert() {
    var routes =
        routes(
            """
              routes:
                - name: abroad
                  when: {source.geo.country_iso_code: [FR, DE], user: "admin-*"}
                  channels: [pager]
            """);
    Source paris =
        new Source("192.0.2.1", new Place("FR", null, null, 1, 1, 1), Network.NONE, Set.of(), null);

    assertThat(
            routes
                .of(alert("a").severity(Severity.HIGH).from(paris).of("admin-ann").build())
                .channels())
        .containsExactly("pager");
    assertThat(
            routes.of(alert("a").severity(Severity.HIGH).from(paris).of("ann").build()).channels())
        .isEmpty();
    assertThat(routes.of(alert("a").severity(Severity.HIGH).of("admin-ann").build()).reasons())
        .containsExactly("no route takes it");
  }

  @Test
  void tags_and_matchers_of_the_event_ruler_do() {
    var routes =
        routes(
            """
              routes:
                - {tags: [vip], when: {score: '{"numeric": [">=", 80]}'}, channels: [chat]}
            """);

    assertThat(routes.of(alert("a").tags("vip").score(80).build()).channels()).hasSize(1);
    assertThat(routes.of(alert("a").tags("vip").score(79).build()).channels()).isEmpty();
    assertThat(routes.of(alert("a").score(80).build()).channels()).isEmpty();
  }

  @Test
  void every_floor_that_keeps_an_alert_back_is_named() {
    var routes =
        routes(
            """
              routes:
                - {name: worst, severity: critical, channels: [pager]}
                - {name: rest, severity: low, channels: [chat, pager]}
            """);

    assertThat(routes.of(of(Severity.MEDIUM)).reasons())
        .containsExactly(
            "route worst: medium is below critical",
            "route rest: chat, pager",
            "channel pager: medium is below high",
            "channel chat is told");
  }

  @Test
  void all_mistakes_are_found_at_once() {
    var configuration =
        Configuration.parse(
            """
            notify:
              group_wait: soon
              channels:
                chat: {kind: recording, zone: Rome, quiet_hours: {from: "25:00", to: "07:00"}, owner: nobody}
                pager: {kind: carrier-pigeon}
              routes:
                - {name: a, channels: [mail]}
                - {name: b, when: {user: '{"no-such-matcher": 1}'}, channels: [chat]}
            """);
    var section = configuration.section("notify");
    var channels = section.sections("channels");
    NotifySettings.read(section, channels, Map.of());
    Destinations.open(channels, List.of(new Recording()), parts());

    assertThat(configuration.problems()).hasSize(7);
  }

  @Test
  void quiet_hours_over_midnight_end_in_the_morning_of_the_people_who_sleep() {
    var quiet = new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0));
    ZoneId rome = ZoneId.of("Europe/Rome");

    assertThat(quiet.end(Instant.parse("2026-03-02T21:00:00Z"), rome))
        .contains(Instant.parse("2026-03-03T06:00:00Z"));
    assertThat(quiet.end(Instant.parse("2026-03-03T05:59:59Z"), rome))
        .contains(Instant.parse("2026-03-03T06:00:00Z"));
    assertThat(quiet.end(Instant.parse("2026-03-03T06:00:00Z"), rome)).isEmpty();
    assertThat(quiet.end(Instant.parse("2026-03-02T20:59:59Z"), rome)).isEmpty();
  }

  private static Alert of(Severity severity) {
    return alert("impossible-travel").severity(severity).build();
  }

  private static ChannelParts parts() {
    return new ChannelParts(
        Map.of(),
        io.loginwatch.config.Secrets.of(Map.of()),
        java.nio.file.Path.of("none"),
        java.time.InstantSource.system());
  }

  private static Routes routes(String yaml) {
    var configuration =
        Configuration.parse(
            "notify:\n  channels:\n    chat: {}\n    pager: {severity: high}\n" + yaml);
    var section = configuration.section("notify");
    var settings = NotifySettings.read(section, section.sections("channels"), Map.of());
    assertThat(configuration.problems()).isEmpty();
    return new Routes(
        settings.routes(),
        settings.policies().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, one -> one.getValue().floor())));
  }
}
