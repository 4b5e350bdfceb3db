package io.loginwatch.local.stream;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Up to where each shard has been worked through, by function. Kept in a file that is replaced as a
 * whole, so that a kill leaves the old one or the new one. Being behind is harmless: records are
 * handed over again, and every function takes the second time for nothing. Safe for use by several
 * threads.
 */
public final class Checkpoints {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final @Nullable Path file;
  private final Map<String, BigInteger> reached;

  private Checkpoints(@Nullable Path file, Map<String, BigInteger> reached) {
    this.file = file;
    this.reached = reached;
  }

  /** Remembered until this process ends. */
  public static Checkpoints inMemory() {
    return new Checkpoints(null, new TreeMap<>());
  }

  /** Remembered in that file. */
  public static Checkpoints in(Path file) {
    try {
      var reached = new TreeMap<String, BigInteger>();
      if (Files.exists(file)) {
        reached.putAll(
            JSON.readValue(
                Files.readAllBytes(file), new TypeReference<Map<String, BigInteger>>() {}));
      }
      return new Checkpoints(file, reached);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " is not what was written there", e);
    }
  }

  synchronized @Nullable BigInteger of(String function, String shard) {
    return reached.get(function + " " + shard);
  }

  synchronized void reach(String function, String shard, BigInteger sequence) {
    BigInteger before = reached.put(function + " " + shard, sequence);
    if (file != null && !sequence.equals(before)) {
      try {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        Files.write(next, JSON.writeValueAsBytes(reached));
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
