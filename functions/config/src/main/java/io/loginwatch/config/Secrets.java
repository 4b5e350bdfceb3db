package io.loginwatch.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Looks secrets up where their references say they are. A secret is kept for five minutes, so that
 * a rotated one is picked up without a new deployment, also after the restore of a snapshot.
 *
 * <p>Safe for use by several threads.
 */
public final class Secrets {
  private static final Duration KEPT = Duration.ofMinutes(5);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, String> env;
  private final Vault vault;
  private final InstantSource clock;
  private final Map<SecretReference, Known> known = new ConcurrentHashMap<>();

  private record Known(String value, Instant at) {
    /** A secret in a log is a leak. */
    @Override
    public String toString() {
      return "a secret";
    }
  }

  /** Where AWS keeps secrets. */
  public interface Vault {
    /** The decrypted parameter of that name. */
    String parameter(String name);

    /** The text of the secret with that id or ARN. */
    String secret(String id);
  }

  /** A secret that is not where its reference says. The message names the reference. */
  public static final class SecretMissing extends RuntimeException {
    SecretMissing(SecretReference reference, String why) {
      super(reference + ": " + why);
    }
  }

  public Secrets(Map<String, String> env, Vault vault, InstantSource clock) {
    this.env = Map.copyOf(env);
    this.vault = vault;
    this.clock = clock;
  }

  /** Secrets of this environment; asks AWS only once a reference says so. */
  public static Secrets of(Map<String, String> env) {
    return new Secrets(env, new AwsVault(env), InstantSource.system());
  }

  /**
   * The secret itself.
   *
   * @throws SecretMissing if it is not there or is empty
   */
  public String resolve(SecretReference reference) {
    Instant now = clock.instant();
    Known last = known.get(reference);
    if (last != null && now.isBefore(last.at.plus(KEPT))) {
      return last.value;
    }
    String value = lookUp(reference).strip();
    if (value.isEmpty()) {
      throw new SecretMissing(reference, "is empty");
    }
    known.put(reference, new Known(value, now));
    return value;
  }

  private String lookUp(SecretReference reference) {
    try {
      return switch (reference.kind()) {
        case ENV -> {
          String value = env.get(reference.name());
          if (value == null) {
            throw new SecretMissing(reference, "the environment has no such variable");
          }
          yield value;
        }
        case FILE -> Files.readString(Path.of(reference.name()));
        case SSM -> vault.parameter(reference.name());
        case SECRETSMANAGER -> field(reference, vault.secret(reference.name()));
      };
    } catch (IOException e) {
      throw new SecretMissing(reference, "cannot be read (" + e.getClass().getSimpleName() + ")");
    }
  }

  private static String field(SecretReference reference, String text) throws IOException {
    if (reference.field().isEmpty()) {
      return text;
    }
    JsonNode value;
    try {
      value = JSON.readTree(text).path(reference.field());
    } catch (IOException e) {
      // Its message quotes the text, which is the secret.
      throw new SecretMissing(reference, "the secret is not a JSON object");
    }
    if (!value.isValueNode() || value.isNull()) {
      throw new SecretMissing(reference, "the secret has no such field");
    }
    return value.asText();
  }
}
