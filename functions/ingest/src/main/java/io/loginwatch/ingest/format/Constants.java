package io.loginwatch.ingest.format;

/** Enumerated words, in any case. */
final class Constants {
  private Constants() {}

  static <E extends Enum<E>> E of(Class<E> type, String word, E otherwise) {
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equalsIgnoreCase(word)) {
        return constant;
      }
    }
    return otherwise;
  }
}
