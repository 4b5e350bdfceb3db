package io.loginwatch.config.log;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.ILoggerFactory;
import org.slf4j.Logger;
import org.slf4j.spi.MDCAdapter;

/** One logger a name. */
final class LineLoggers implements ILoggerFactory {
  private final Map<String, Logger> loggers = new ConcurrentHashMap<>();
  private final Lines lines;
  private final MDCAdapter mdc;

  LineLoggers(Lines lines, MDCAdapter mdc) {
    this.lines = lines;
    this.mdc = mdc;
  }

  @Override
  public Logger getLogger(String name) {
    return loggers.computeIfAbsent(name, n -> new LineLogger(n, lines, mdc));
  }
}
