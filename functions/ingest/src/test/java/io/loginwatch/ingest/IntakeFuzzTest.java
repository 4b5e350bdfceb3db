package io.loginwatch.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.loginwatch.core.login.LoginJson;
import io.loginwatch.ingest.wire.LimitExceeded;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/**
 * Whatever bytes come, reading them ends, quickly, in receipts. {@code -Dloginwatch.fuzz.seconds}
 * says for how long mutated samples are tried: 2 by default, 60 in CI, 3600 once in a while.
 */
class IntakeFuzzTest {
  @Property(tries = 300)
  void any_bytes_end_in_receipts(@ForAll @Size(max = 2_000) byte[] bytes) {
    read(bytes);
  }

  @Test
  void mutated_samples_end_in_receipts() throws IOException {
    long seconds = Mutants.SECONDS;
    Mutants mutants = new Mutants();
    Instant end = Instant.now().plusSeconds(seconds);
    long tries = 0;
    Duration longest = Duration.ZERO;
    do {
      byte[] mutant = mutants.next();
      Duration before = Mutants.spent();
      read(mutant);
      Duration took = Mutants.spent().minus(before);
      longest = took.compareTo(longest) > 0 ? took : longest;
      tries++;
    } while (Instant.now().isBefore(end));
    System.out.println(
        "fuzz: "
            + tries
            + " mutants in "
            + seconds
            + " s, seed "
            + Mutants.SEED
            + ", longest "
            + longest);
    assertThat(longest).isLessThan(Mutants.LONGEST);
  }

  private static void read(byte[] bytes) {
    List<Receipt> receipts = new ArrayList<>();
    try {
      Take.INTAKE.read(bytes, Hint.of(null, "fuzz"), receipts::add);
    } catch (LimitExceeded e) {
      return;
    }
    for (Receipt receipt : receipts) {
      if (receipt instanceof Receipt.Accepted accepted) {
        String stored = LoginJson.toStored(accepted.login());
        assertThat(stored.length()).isLessThan(8_192);
        assertThat(LoginJson.fromStored(stored)).isEqualTo(accepted.login());
      }
    }
  }
}
