package io.loginwatch.ingest.http;

import io.loginwatch.config.SecretReference;
import io.loginwatch.config.Secrets;
import io.loginwatch.config.Section;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys of the pipelines, from {@code ingest.keys}: by the name of the log source, one key or
 * more (for rotation) as SHA-256 or as references to secrets, and perhaps a format that all its
 * records have.
 *
 * <p>Safe for use by several threads.
 */
public final class Keys {
  private static final Logger LOG = LoggerFactory.getLogger(Keys.class);

  private final List<Pipeline> pipelines;
  private final Secrets secrets;

  /** A log source and what it may send with. */
  private record Pipeline(
      String name, @Nullable String format, List<byte[]> hashes, List<SecretReference> secrets) {}

  /**
   * Whom a key belongs to.
   *
   * @param logSource name of the pipeline
   * @param format the format it is pinned to; null where each record is recognised
   */
  public record Holder(String logSource, @Nullable String format) {}

  private Keys(List<Pipeline> pipelines, Secrets secrets) {
    this.pipelines = pipelines;
    this.secrets = secrets;
  }

  /** Reads {@code ingest.keys}. */
  public static Keys of(Section ingest, Secrets secrets) {
    List<Pipeline> pipelines = new ArrayList<>();
    for (Map.Entry<String, Section> entry : ingest.sections("keys").entrySet()) {
      Section pipeline = entry.getValue();
      List<byte[]> hashes = new ArrayList<>();
      for (String hash : pipeline.texts("sha256", List.of())) {
        if (hash.matches("[0-9a-fA-F]{64}")) {
          hashes.add(HexFormat.of().parseHex(hash));
        } else {
          pipeline.problem("sha256", "is no SHA-256 of a key: printf %s \"$KEY\" | sha256sum");
        }
      }
      List<SecretReference> references = pipeline.secrets("secrets");
      if (hashes.isEmpty() && references.isEmpty()) {
        pipeline.problem("has neither sha256 nor secrets: nobody could post as " + entry.getKey());
      }
      String format = pipeline.text("format").orElse(null);
      pipelines.add(new Pipeline(entry.getKey(), format, hashes, references));
    }
    return new Keys(List.copyOf(pipelines), secrets);
  }

  /** Whether there are none, so that API Gateway's own keys alone decide. */
  public boolean none() {
    return pipelines.isEmpty();
  }

  /** Whom the key belongs to. Takes as long for a wrong key as for a right one. */
  public Optional<Holder> holder(String key) {
    byte[] hash = sha256(key);
    Holder holder = null;
    for (Pipeline pipeline : pipelines) {
      boolean known = false;
      for (byte[] expected : pipeline.hashes) {
        known |= MessageDigest.isEqual(expected, hash);
      }
      for (SecretReference reference : pipeline.secrets) {
        known |= matches(reference, hash);
      }
      if (known) {
        holder = new Holder(pipeline.name, pipeline.format);
      }
    }
    return Optional.ofNullable(holder);
  }

  /** A secret that cannot be had must not keep the other pipelines out. */
  private boolean matches(SecretReference reference, byte[] hash) {
    try {
      return MessageDigest.isEqual(sha256(secrets.resolve(reference)), hash);
    } catch (RuntimeException e) {
      LOG.atError().setCause(e).log("a key's secret cannot be read");
      return false;
    }
  }

  private static byte[] sha256(String key) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
