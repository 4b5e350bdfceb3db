package io.loginwatch.core.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WindowTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);

  /** Whatever comes, in whatever order, is kept in 8 KB, read back whole, and counted right. */
  @Property(tries = 60)
  void a_window_is_small_whatever_arrives(@ForAll long seed) {
    var random = new Random(seed);
    Window window = Window.EMPTY;
    int tracks = 1 + random.nextInt(20);
    int width = random.nextInt(9);
    int logins = 1 + random.nextInt(1500);
    int different = 1 + random.nextInt(2000);
    for (int i = 0; i < logins; i++) {
      int[] values = new int[width];
      for (int v = 0; v < width; v++) {
        values[v] = random.nextInt(different);
      }
      long at = NOON.toEpochMilli() + random.nextInt(3_600_000);
      String sample = "漢".repeat(random.nextInt(70));
      var entry = new Entry(at, random.nextInt(), 1, values);
      window = window.counting(random.nextInt(tracks), HOUR.toMillis(), entry, sample);
      if (random.nextInt(10) == 0) {
        window = window.marking(new Mark(random.nextInt(), at, at + 10_000_000_000L, i));
      }
    }
    byte[] bytes = WindowCodec.encode(window);

    assertThat(bytes.length).isLessThanOrEqualTo(8192);
    assertThat(WindowCodec.encode(WindowCodec.decode(bytes))).isEqualTo(bytes);
    if (tracks == 1) {
      int counted = window.tracks().getFirst().entries().stream().mapToInt(Entry::weight).sum();
      assertThat(counted).isEqualTo(logins);
    }
  }

  @Test
  void many_counts_of_one_login_each_with_the_longest_ids_still_fit() {
    Window window = Window.EMPTY;
    for (int i = 0; i < 200; i++) {
      var entry = new Entry(NOON.toEpochMilli() + i, i, 1, new int[] {i});
      window = window.counting(i % 20, HOUR.toMillis(), entry, "漢".repeat(70) + i);
    }

    assertThat(WindowCodec.encode(window).length).isLessThanOrEqualTo(8192);
  }

  @Test
  void times_in_1970_and_2999_are_kept_apart_and_are_small() {
    Window window = Window.EMPTY;
    for (String time : new String[] {"1970-01-01T00:00:00Z", "2999-12-31T23:59:59Z"}) {
      for (int i = 0; i < 500; i++) {
        window = window.counting("t", HOUR, Instant.parse(time), "e" + time + i, "v" + i);
      }
    }
    byte[] bytes = WindowCodec.encode(window);

    assertThat(bytes.length).isLessThan(8192);
    assertThat(WindowCodec.encode(WindowCodec.decode(bytes))).isEqualTo(bytes);
  }

  @Test
  void different_values_are_counted_between_two_times_and_without_oneself() {
    Window window =
        Window.EMPTY
            .counting("shared", HOUR, NOON, "1", "alice")
            .counting("shared", HOUR, NOON.plusSeconds(1), "2", "bob")
            .counting("shared", HOUR, NOON.plusSeconds(2), "3", "bob")
            .counting("other", HOUR, NOON, "4", "carol");

    assertThat(window.distinct("shared", NOON, NOON.plusSeconds(2), null, 9)).isEqualTo(2);
    assertThat(window.distinct("shared", NOON, NOON.plusSeconds(2), "alice", 9)).isEqualTo(1);
    assertThat(window.distinct("shared", NOON, NOON, null, 9)).isEqualTo(1);
    assertThat(window.distinct("none", NOON, NOON, null, 9)).isZero();
    assertThat(window.distinct("shared", NOON, NOON.plusSeconds(2), null, 2)).isEqualTo(2);
    assertThat(window.distinct("shared", NOON, NOON.plusSeconds(2), null, 1)).isEqualTo(1);
  }

  @Test
  void a_login_that_is_counted_already_changes_nothing() {
    Window window = Window.EMPTY.counting("t", HOUR, NOON, "1", "alice");

    assertThat(window.counting("t", HOUR, NOON, "1", "alice")).isSameAs(window);
    assertThat(window.counting("t", HOUR, NOON.plusMillis(1), "1", "alice")).isNotSameAs(window);
  }

  @Test
  void it_may_be_deleted_when_nothing_in_it_counts_any_more() {
    Window window = Window.EMPTY.counting("t", HOUR, NOON, "1", "alice");
    assertThat(window.expiry()).isEqualTo(NOON.plus(HOUR));

    long at = NOON.toEpochMilli();
    assertThat(window.marking(new Mark(1, at, at + 7_200_000, 1)).expiry())
        .isEqualTo(NOON.plus(HOUR).plus(HOUR));
  }

  @Test
  void what_is_no_window_is_refused() {
    assertThatThrownBy(() -> WindowCodec.decode(new byte[] {9}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> WindowCodec.decode(new byte[] {1, 5}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void a_window_as_it_was_written_before_is_read(int version) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      out.writeByte(version);
      out.writeByte(1);
      out.writeInt(7);
      out.write(new byte[] {(byte) 0xe8, 7}); // kept for a second
      out.writeByte(0);
      out.writeByte(2);
      out.writeLong(5000);
      out.writeByte(0);
      out.writeInt(11);
      out.write(new byte[] {3, 0}); // three logins, no values
      out.writeByte(10);
      out.writeInt(12);
      out.write(new byte[] {1, 0});
      out.write(version == 1 ? new byte[] {1} : new byte[] {0, 1}); // none merged, a mark
      out.writeInt(3);
      out.writeLong(5005);
      out.writeByte(100);
      out.writeInt(9);
      out.write(version == 1 ? new byte[0] : new byte[] {0}); // nobody waits
    }

    Window window = WindowCodec.decode(bytes.toByteArray());

    assertThat(window.tracks().getFirst().entries())
        .containsExactly(new Entry(5000, 11, 3, new int[0]), new Entry(5010, 12, 1, new int[0]));
    assertThat(window.marks()).containsExactly(new Mark(3, 5005, 5105, 9, 1));
  }
}
