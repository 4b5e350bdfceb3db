package io.loginwatch.config.log;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.KeyValuePair;
import org.slf4j.event.Level;
import org.slf4j.event.LoggingEvent;
import org.slf4j.helpers.AbstractLogger;
import org.slf4j.helpers.MessageFormatter;
import org.slf4j.spi.LoggingEventAware;
import org.slf4j.spi.MDCAdapter;

/** Writes each event as one line, its key-value pairs and the thread's context with it. */
final class LineLogger extends AbstractLogger implements LoggingEventAware {
  private final transient Lines lines;
  private final transient MDCAdapter mdc;

  LineLogger(String name, Lines lines, MDCAdapter mdc) {
    this.name = name;
    this.lines = lines;
    this.mdc = mdc;
  }

  @Override
  public void log(LoggingEvent event) {
    write(
        event.getLevel(),
        MessageFormatter.basicArrayFormat(event.getMessage(), event.getArgumentArray()),
        event.getThrowable(),
        event.getKeyValuePairs());
  }

  @Override
  protected void handleNormalizedLoggingCall(
      Level level,
      @Nullable Marker marker,
      String pattern,
      Object @Nullable [] arguments,
      @Nullable Throwable thrown) {
    write(level, MessageFormatter.basicArrayFormat(pattern, arguments), thrown, null);
  }

  private void write(
      Level level,
      @Nullable String message,
      @Nullable Throwable thrown,
      @Nullable Iterable<KeyValuePair> pairs) {
    if (!enabled(level)) {
      return;
    }
    var context = new LinkedHashMap<String, @Nullable Object>();
    Map<String, String> ofThread = mdc.getCopyOfContextMap();
    if (ofThread != null) {
      context.putAll(ofThread);
    }
    if (pairs != null) {
      pairs.forEach(pair -> context.put(pair.key, pair.value));
    }
    lines.write(level, name, message == null ? "" : message, context, thrown);
  }

  private boolean enabled(Level level) {
    return lines.enabled(level, name);
  }

  @Override
  protected @Nullable String getFullyQualifiedCallerName() {
    return null;
  }

  @Override
  public boolean isTraceEnabled() {
    return enabled(Level.TRACE);
  }

  @Override
  public boolean isTraceEnabled(Marker marker) {
    return isTraceEnabled();
  }

  @Override
  public boolean isDebugEnabled() {
    return enabled(Level.DEBUG);
  }

  @Override
  public boolean isDebugEnabled(Marker marker) {
    return isDebugEnabled();
  }

  @Override
  public boolean isInfoEnabled() {
    return enabled(Level.INFO);
  }

  @Override
  public boolean isInfoEnabled(Marker marker) {
    return isInfoEnabled();
  }

  @Override
  public boolean isWarnEnabled() {
    return enabled(Level.WARN);
  }

  @Override
  public boolean isWarnEnabled(Marker marker) {
    return isWarnEnabled();
  }

  @Override
  public boolean isErrorEnabled() {
    return enabled(Level.ERROR);
  }

  @Override
  public boolean isErrorEnabled(Marker marker) {
    return isErrorEnabled();
  }
}
