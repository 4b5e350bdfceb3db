package io.loginwatch.ingest.format;

import com.fasterxml.jackson.core.io.SerializedString;
import org.jspecify.annotations.Nullable;

/**
 * A name as a log writes it in an object of an ECS record, and what comes of its value.
 *
 * @param text one name, or several with dots
 * @param number its own, from 0
 * @param step where it leads; null where nothing is read
 * @param dotted whether it is several
 * @param silent whether it is known to say nothing that is worth a label
 * @param label what it is called as a label, where it is one
 */
record EcsName(
    SerializedString text,
    int number,
    @Nullable EcsStep step,
    boolean dotted,
    boolean silent,
    String label) {

  static EcsName of(EcsStep in, String text, int number) {
    boolean dotted = text.indexOf('.') >= 0;
    EcsStep step = in;
    KnownNames known = in.known();
    for (String part : dotted ? text.split("\\.", -1) : new String[] {text}) {
      step = step == null ? null : step.to(part);
      known = known == null || known.whole() ? known : known.under(part);
    }
    return new EcsName(
        new SerializedString(text),
        number,
        step,
        dotted,
        known != null && known.whole(),
        in.prefix() + text);
  }

  /** Whether it is one of several about the event itself. */
  boolean isDottedEvent() {
    return dotted && text.getValue().startsWith("event.");
  }
}
