package io.loginwatch.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** The formats' samples with a few bytes changed, moved, mixed with another sample, or cut off. */
final class Mutants {
  /** For how long each fuzz test runs. */
  static final long SECONDS = Long.getLong("loginwatch.fuzz.seconds", 2);

  static final long SEED = Long.getLong("loginwatch.fuzz.seed", 20_260_302);

  /** Time on a core that no body of a few kilobytes may take longer than. */
  static final Duration LONGEST = Duration.ofSeconds(5);

  /** What is in each of the folder {@code format}, with what it becomes beside it. */
  static final List<String> SAMPLES =
      List.of(
          "ocsf",
          "okta",
          "entra",
          "cloudtrail",
          "google-workspace",
          "auth0",
          "keycloak",
          "openhangar",
          "syslog",
          "others");

  /** Bytes that mean something to one parser or another. */
  private static final String SPICE = "{}[]\",:\\|=<>*.-_0123456789eE\0\n\ufeff\u0130";

  private final Random random = new Random(SEED);
  private final List<byte[]> samples = new ArrayList<>();

  Mutants() throws IOException {
    for (String name : SAMPLES) {
      try (InputStream file = Mutants.class.getResourceAsStream("format/" + name + ".json")) {
        samples.add(file.readAllBytes());
      }
    }
  }

  /** Time that this thread had on a core so far, whatever else the machine did meanwhile. */
  static Duration spent() {
    return Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
  }

  Random random() {
    return random;
  }

  byte[] next() {
    return mutate(samples.get(random.nextInt(samples.size())));
  }

  private byte[] mutate(byte[] sample) {
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
          byte[] other = samples.get(random.nextInt(samples.size()));
          int from = random.nextInt(other.length);
          int length = Math.min(Math.min(300, other.length - from), mutant.length - at);
          System.arraycopy(other, from, mutant, at, length);
        }
        default -> mutant = Arrays.copyOf(mutant, Math.max(1, at));
      }
    }
    return mutant;
  }
}
