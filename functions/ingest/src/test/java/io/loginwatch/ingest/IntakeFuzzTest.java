package io.loginwatch.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.loginwatch.core.login.LoginJson;
import io.loginwatch.ingest.wire.LimitExceeded;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/**
 * Whatever bytes come, reading them ends, quickly, in receipts. {@code -Dloginwatch.fuzz.seconds}
 * says for how long mutated samples are tried: 2 by default, 60 in CI, 3600 once in a while.
 */
class IntakeFuzzTest {
  private static final List<String> SAMPLES =
      List.of(
          "ocsf",
          "okta",
          "entra",
          "cloudtrail",
          "google-workspace",
          "auth0",
          "keycloak",
          "syslog",
          "others");

  /** Bytes that mean something to one parser or another. */
  private static final String SPICE = "{}[]\",:\\|=<>*.-_0123456789eE\0\n\ufeff\u0130";

  @Property(tries = 300)
  void any_bytes_end_in_receipts(@ForAll @Size(max = 2_000) byte[] bytes) {
    read(bytes);
  }

  @Test
  void mutated_samples_end_in_receipts() throws IOException {
    long seconds = Long.getLong("loginwatch.fuzz.seconds", 2);
    long seed = Long.getLong("loginwatch.fuzz.seed", 20_260_302);
    Random random = new Random(seed);
    List<byte[]> samples = new ArrayList<>();
    for (String name : SAMPLES) {
      try (InputStream file =
          IntakeFuzzTest.class.getResourceAsStream("format/" + name + ".json")) {
        samples.add(file.readAllBytes());
      }
    }
    Instant end = Instant.now().plusSeconds(seconds);
    long tries = 0;
    Duration longest = Duration.ZERO;
    do {
      byte[] mutant = mutate(samples.get(random.nextInt(samples.size())), samples, random);
      long begin = System.nanoTime();
      read(mutant);
      Duration took = Duration.ofNanos(System.nanoTime() - begin);
      longest = took.compareTo(longest) > 0 ? took : longest;
      tries++;
    } while (Instant.now().isBefore(end));
    System.out.println(
        "fuzz: " + tries + " mutants in " + seconds + " s, seed " + seed + ", longest " + longest);
    assertThat(longest).isLessThan(Duration.ofSeconds(20));
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

  private static byte[] mutate(byte[] sample, List<byte[]> others, Random random) {
    byte[] mutant = sample.clone();
    for (int change = random.nextInt(8); change >= 0; change--) {
      int at = random.nextInt(mutant.length);
      switch (random.nextInt(5)) {
        case 0 -> mutant[at] = (byte) random.nextInt(256);
        case 1 -> {
          byte[] spice = SPICE.getBytes(StandardCharsets.UTF_8);
          mutant[at] = spice[random.nextInt(spice.length)];
        }
        case 2 -> {
          int to = random.nextInt(mutant.length);
          int length = Math.min(random.nextInt(200), mutant.length - Math.max(at, to));
          System.arraycopy(mutant.clone(), at, mutant, to, length);
        }
        case 3 -> {
          byte[] other = others.get(random.nextInt(others.size()));
          int from = random.nextInt(other.length);
          int length = Math.min(Math.min(300, other.length - from), mutant.length - at);
          System.arraycopy(other, from, mutant, at, length);
        }
        default -> mutant = java.util.Arrays.copyOf(mutant, Math.max(1, at));
      }
    }
    return mutant;
  }
}
