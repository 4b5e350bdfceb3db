package io.loginwatch.config.log;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/**
 * Where lines of a log go, and in which form.
 *
 * @param level the least that is written
 * @param json one JSON object a line, in the field names that Lambda gives its own lines; else text
 */
record Lines(PrintStream out, Level level, boolean json, InstantSource clock) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Frames beyond this say nothing new, and a line of Lambda is at most 256 KB. */
  private static final int FRAMES = 40;

  static Lines of(Map<String, String> env) {
    boolean lambda = env.containsKey("AWS_LAMBDA_FUNCTION_NAME");
    String word =
        env.getOrDefault("AWS_LAMBDA_LOG_LEVEL", env.getOrDefault("LOGINWATCH_LOG_LEVEL", "INFO"));
    Level level;
    try {
      level =
          word.equalsIgnoreCase("FATAL")
              ? Level.ERROR
              : Level.valueOf(word.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      level = Level.INFO;
    }
    // Outside Lambda standard output belongs to the command: replay writes its alerts there.
    return new Lines(lambda ? System.out : System.err, level, lambda, InstantSource.system());
  }

  /** Libraries are heard from warnings on: their chatter would cost more than it tells. */
  boolean enabled(Level asked, String logger) {
    Level least =
        logger.startsWith("io.loginwatch") || level == Level.ERROR ? level : atLeastWarn();
    return asked.toInt() >= least.toInt();
  }

  private Level atLeastWarn() {
    return level == Level.TRACE ? Level.TRACE : Level.WARN;
  }

  void write(
      Level at,
      String logger,
      String message,
      Map<String, @Nullable Object> context,
      @Nullable Throwable thrown) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    out.println(
        json
            ? json(now, at, logger, message, context, thrown)
            : text(now, at, logger, message, context, thrown));
  }

  private static String json(
      Instant now,
      Level at,
      String logger,
      String message,
      Map<String, @Nullable Object> context,
      @Nullable Throwable thrown) {
    ObjectNode line = JSON.createObjectNode();
    line.put("timestamp", now.toString());
    line.put("level", at.name());
    line.put("logger", logger);
    line.put("message", message);
    if (!context.isEmpty()) {
      ObjectNode fields = line.putObject("context");
      context.forEach((key, value) -> put(fields, key, value));
    }
    if (thrown != null) {
      ObjectNode error = line.putObject("error");
      error.put("type", thrown.getClass().getName());
      error.put("message", thrown.getMessage());
      error.put("stack", stack(thrown));
    }
    return line.toString();
  }

  private static void put(ObjectNode fields, String key, @Nullable Object value) {
    switch (value) {
      case null -> fields.putNull(key);
      case Boolean flag -> fields.put(key, flag);
      case Integer number -> fields.put(key, number);
      case Long number -> fields.put(key, number);
      case Number number -> fields.put(key, number.doubleValue());
      default -> fields.put(key, value.toString());
    }
  }

  private static String text(
      Instant now,
      Level at,
      String logger,
      String message,
      Map<String, @Nullable Object> context,
      @Nullable Throwable thrown) {
    var line = new StringBuilder();
    line.append(now).append(' ').append(at).append(' ');
    line.append(logger.substring(logger.lastIndexOf('.') + 1))
        .append(": ")
        .append(oneLine(message));
    context.forEach((key, value) ->
        line.append(' ').append(key).append('=').append(oneLine(String.valueOf(value))));
    if (thrown != null) {
      line.append(System.lineSeparator()).append(stack(thrown));
    }
    return line.toString();
  }

  /** What came from outside cannot write a line of its own, nor tell a terminal what to do. */
  private static String oneLine(String text) {
    var line = new StringBuilder(text.length());
    text.codePoints()
        .forEach(point -> {
          switch (point) {
            case '\r' -> line.append("\\r");
            case '\n' -> line.append("\\n");
            default -> {
              boolean unseen =
                  Character.isISOControl(point) || Character.getType(point) == Character.FORMAT;
              if (unseen) {
                line.append(String.format("\\u%04x", point));
              } else {
                line.appendCodePoint(point);
              }
            }
          }
        });
    return line.toString();
  }

  private static String stack(Throwable thrown) {
    var text = new StringBuilder();
    Throwable cause = thrown;
    for (int depth = 0; cause != null && depth < 5; depth++, cause = cause.getCause()) {
      text.append(depth == 0 ? "" : "caused by ");
      text.append(oneLine(cause.toString())).append('\n');
      StackTraceElement[] frames = cause.getStackTrace();
      for (int i = 0; i < Math.min(frames.length, FRAMES); i++) {
        text.append("  at ").append(frames[i]).append('\n');
      }
    }
    return text.toString();
  }
}
