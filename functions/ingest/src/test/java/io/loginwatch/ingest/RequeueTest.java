package io.loginwatch.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.loginwatch.config.Configuration;
import io.loginwatch.core.login.Login;
import io.loginwatch.sam.LocalDynamoDb;
import io.loginwatch.store.Logins;
import io.loginwatch.store.Quarantine;
import io.loginwatch.store.Quarantined;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From quarantine back into the stream of logins, on real tables. */
class RequeueTest {
  private static final LocalDynamoDb DB = LocalDynamoDb.start();

  /** Not long ago: DynamoDB Local, too, takes away what has expired. */
  private static final Instant RECEIVED =
      Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofHours(60));

  private static final Instant TODAY = RECEIVED.plus(Duration.ofDays(3));

  /** How the operator's door log was mapped at first: its user is in another field. */
  private static final String WRONG =
      "ingest: {formats: {door: {recognise: [{door: present}], id: nr, time: at, user: owner}}}";

  private static final String RIGHT = WRONG.replace("owner", "badge");

  private final Logins logins = new Logins(DB.client(), DB.environment());
  private final Quarantine quarantine = new Quarantine(DB.client(), DB.environment());

  @AfterAll
  static void stop() {
    DB.close();
  }

  @BeforeEach
  void empty() {
    kept().forEach(quarantine::delete);
  }

  @Test
  void a_record_is_taken_in_once_when_its_mapping_is_fixed_and_leaves_quarantine() {
    String record = door(1, "zoe");
    receive(WRONG, "[" + record + "]");
    assertThat(kept())
        .singleElement()
        .satisfies(one -> {
          assertThat(one.raw()).isEqualTo(record);
          assertThat(one.field()).isEqualTo("owner");
        });
    assertThat(of("zoe")).isEmpty();

    Requeue.Result first = requeue(RIGHT, Requeue.Choice.ALL);
    Requeue.Result second = requeue(RIGHT, Requeue.Choice.ALL);

    assertThat(first.accepted()).isEqualTo(1);
    assertThat(second.accepted()).isZero();
    assertThat(kept()).isEmpty();
    assertThat(of("zoe"))
        .singleElement()
        .satisfies(login -> {
          assertThat(login.id()).isEqualTo("1");
          assertThat(login.logSource()).isEqualTo("doors");
        });
  }

  @Test
  void a_record_as_long_as_a_request_may_be_is_kept_whole_and_taken_in_again() {
    Random random = new Random(1);
    StringBuilder fields = new StringBuilder();
    while (fields.length() < 6 * 1024 * 1024) {
      fields.append(",\"f").append(random.nextLong()).append("\":").append(random.nextLong());
    }
    String record = door(9, "xan").replace("}", fields + "}");
    receive(WRONG, record);
    assertThat(kept()).singleElement().satisfies(one -> assertThat(one.raw()).isEqualTo(record));

    Requeue.Result result = requeue(RIGHT, Requeue.Choice.ALL);

    assertThat(result.accepted()).isEqualTo(1);
    assertThat(of("xan")).hasSize(1);
    assertThat(
            DB.client()
                .scan(scan -> scan.tableName(DB.environment().get("QUARANTINE_TABLE")))
                .items())
        .isEmpty();
  }

  @Test
  void a_record_of_which_many_parts_are_refused_is_kept_once() {
    String part = "{\"type\":\"login\",\"name\":\"login_failure\"}";
    String record =
        "{\"id\":{\"applicationName\":\"login\",\"time\":\"2026-03-02T09:00:00Z\"},\"events\":["
            + (part + ",").repeat(20_000)
            + part
            + "]}";

    receive(RIGHT, record);

    assertThat(kept()).hasSize(1);
  }

  @Test
  void the_sender_sending_again_after_that_changes_nothing() {
    receive(WRONG, door(2, "yan"));
    requeue(RIGHT, Requeue.Choice.ALL);
    List<Login> before = of("yan");

    receive(RIGHT, door(2, "yan"));

    assertThat(of("yan")).isEqualTo(before).hasSize(1);
  }

  @Test
  void what_is_still_refused_stays_whole_with_the_reason_of_today() {
    String record = door(3, "x".repeat(257));
    receive(WRONG, record);
    Quarantined before = kept().getFirst();
    assertThat(before.field()).isEqualTo("owner");

    Requeue.Result result = requeue(RIGHT, Requeue.Choice.ALL);

    assertThat(result.accepted()).isZero();
    assertThat(result.refused())
        .containsExactly(Map.entry(new Requeue.Reason("too_long", "user.name"), 1));
    assertThat(kept())
        .singleElement()
        .satisfies(after -> {
          assertThat(after.code()).isEqualTo("too_long");
          assertThat(after.id()).isEqualTo(before.id());
          assertThat(after.raw()).isEqualTo(record);
          assertThat(after.receivedAt()).isEqualTo(RECEIVED);
        });
  }

  @Test
  void what_is_understood_now_and_not_wanted_is_gone() {
    receive(WRONG, door(4, "will"));

    Requeue.Result result =
        requeue(
            RIGHT.replaceFirst("ingest: .", "$0watch: {outcomes: [failure]}, "),
            Requeue.Choice.ALL);

    assertThat(result.unwatched()).isEqualTo(1);
    assertThat(kept()).isEmpty();
    assertThat(of("will")).isEmpty();
  }

  @Test
  void only_the_chosen_log_source_and_days_are_taken() {
    receive(WRONG, door(5, "vera"));

    assertThat(requeue(RIGHT, new Requeue.Choice(null, "gates")).accepted()).isZero();
    String day = RECEIVED.toString().substring(0, 10);
    String after = RECEIVED.plus(Duration.ofDays(1)).toString().substring(0, 10);
    assertThat(requeue(RIGHT, new Requeue.Choice(after, "doors")).accepted()).isZero();
    assertThat(requeue(RIGHT, new Requeue.Choice(day, "doors")).accepted()).isEqualTo(1);
  }

  @Test
  void a_line_without_a_year_is_of_the_year_in_which_it_was_received() {
    Instant then = RECEIVED.minus(Duration.ofDays(1));
    String line =
        DateTimeFormatter.ofPattern("MMM ppd HH:mm:ss", Locale.ROOT)
                .withZone(ZoneOffset.UTC)
                .format(then)
            + " host sshd[1]: Accepted publickey for uma from 192.0.2.7 port 1";
    Map<String, String> longKept = new HashMap<>(DB.environment());
    longKept.put("QUARANTINE_DAYS", "400");
    Quarantine old = new Quarantine(DB.client(), longKept);
    old.put(List.of(kept("line", line, RECEIVED)));
    Instant nextYear = RECEIVED.plus(Duration.ofDays(370));

    new Requeue(intake(RIGHT), logins, old, () -> nextYear).requeue(Requeue.Choice.ALL);

    assertThat(of("uma")).extracting(Login::time).containsExactly(then);
  }

  @Test
  void records_of_one_wrapping_have_the_ids_that_they_would_have_had_at_once() {
    String batch =
        "{\"messageId\":\"m1\",\"data\":["
            + withoutNumber(1, "tom").replace("badge", "card")
            + ","
            + withoutNumber(1, "tom")
            + "]}";
    receive(RIGHT.replace("id: nr, ", ""), batch);
    assertThat(of("tom")).extracting(Login::id).containsExactly("m1-1");

    requeue(RIGHT.replace("id: nr, ", "").replace("badge", "[badge, card]"), Requeue.Choice.ALL);

    assertThat(of("tom")).extracting(Login::id).containsExactlyInAnyOrder("m1", "m1-1");
  }

  @Test
  void a_record_is_read_as_the_format_that_its_request_asked_for() {
    reception(WRONG)
        .take(
            "{\"published\":\"2026-03-02T09:00:00Z\",\"eventType\":\"user.session.start\"}"
                .getBytes(StandardCharsets.UTF_8),
            Hint.of("okta", "idp"));
    Quarantined before = kept().getFirst();

    Requeue.Result result = requeue(RIGHT, Requeue.Choice.ALL);

    assertThat(before.format()).isEqualTo("okta");
    assertThat(result.refused()).containsKey(new Requeue.Reason(before.code(), before.field()));
  }

  private static String door(int nr, String badge) {
    return "{\"nr\":" + nr + "," + withoutNumber(nr, badge).substring(1);
  }

  private static String withoutNumber(int door, String badge) {
    return "{\"door\":\"d%d\",\"badge\":\"%s\",\"at\":\"2026-03-02T09:00:00Z\"}"
        .formatted(door, badge);
  }

  private static Quarantined kept(String id, String raw, Instant receivedAt) {
    return new Quarantined(id, raw, "unknown_format", null, "why", null, "doors", receivedAt);
  }

  private void receive(String yaml, String body) {
    reception(yaml).take(body.getBytes(StandardCharsets.UTF_8), Hint.of(null, "doors"));
  }

  private Reception reception(String yaml) {
    return new Reception(intake(yaml), logins, quarantine, () -> RECEIVED);
  }

  private Requeue.Result requeue(String yaml, Requeue.Choice choice) {
    return new Requeue(intake(yaml), logins, quarantine, () -> TODAY).requeue(choice);
  }

  private static Intake intake(String yaml) {
    Configuration configuration = Configuration.parse(yaml);
    Intake intake =
        Intake.of(configuration.section("ingest"), Path.of("no-databases"), () -> TODAY);
    configuration.requireValid();
    return intake;
  }

  private List<Quarantined> kept() {
    return quarantine.days(TODAY).stream()
        .flatMap(day -> quarantine.ofDay(day, null, 100).items().stream())
        .toList();
  }

  private List<Login> of(String user) {
    return logins.of(user, Instant.EPOCH, null, 10).items();
  }
}
