package io.loginwatch.notify.message;

/**
 * One thing worth knowing at first sight.
 *
 * @param label such as {@code From}
 * @param value as it came, escaped by nobody yet
 */
public record Fact(String label, String value) {}
