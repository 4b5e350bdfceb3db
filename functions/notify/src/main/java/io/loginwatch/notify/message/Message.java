package io.loginwatch.notify.message;

/**
 * A rendered template: its first line, and what follows.
 *
 * @param title one line
 * @param body any number of lines, without blank ones at either end
 */
public record Message(String title, String body) {

  /** Splits what a template made after its first line. */
  static Message of(String rendered) {
    String text = rendered.strip();
    int end = text.indexOf('\n');
    return end < 0
        ? new Message(text, "")
        : new Message(text.substring(0, end).strip(), text.substring(end).strip());
  }

  /** Both, for media without titles. */
  public String whole() {
    return body.isEmpty() ? title : title + "\n" + body;
  }
}
