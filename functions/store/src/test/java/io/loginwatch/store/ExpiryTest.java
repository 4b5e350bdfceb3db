package io.loginwatch.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class ExpiryTest {
  private static final Instant NOW = Instant.parse("2026-03-10T15:00:00Z");
  private final Expiry expiry = Expiry.days(90, InstantSource.fixed(NOW));

  @Test
  void an_item_expires_so_many_days_after_what_it_tells_of() {
    assertThat(expiry.of(Instant.parse("2026-03-03T00:00:00Z")))
        .isEqualTo(Instant.parse("2026-06-01T00:00:00Z").getEpochSecond());
  }

  @Test
  void old_logs_expire_so_many_days_after_the_day_they_were_imported() {
    assertThat(expiry.of(Instant.parse("2026-03-02T23:59:59Z")))
        .isEqualTo(Instant.parse("2026-06-08T00:00:00Z").getEpochSecond());
  }
}
