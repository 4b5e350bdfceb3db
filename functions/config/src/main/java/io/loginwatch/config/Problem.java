package io.loginwatch.config;

/**
 * Something wrong in a file that a person wrote.
 *
 * @param file name of the file, relative to the configuration's folder where it is in there
 * @param line counted from 1; 0 where no line can be named
 * @param field dotted path of the field, empty where it is about the whole file
 * @param message what is wrong and what is expected, without the file and the field
 */
public record Problem(String file, int line, String field, String message) {

  /** As compilers say it: {@code loginwatch.yaml:12: notify.channels.ops: unknown field}. */
  @Override
  public String toString() {
    String where = line > 0 ? file + ":" + line : file;
    return field.isEmpty() ? where + ": " + message : where + ": " + field + ": " + message;
  }
}
