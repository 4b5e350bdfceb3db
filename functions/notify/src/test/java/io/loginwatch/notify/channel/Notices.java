package io.loginwatch.notify.channel;

import io.loginwatch.notify.Notice;
import java.util.Collection;
import java.util.Set;

/** Notices as later attempts see them. */
final class Notices {

  private Notices() {}

  /** The same after an attempt that delivered these parts. */
  static Notice.About after(Notice.About notice, Collection<String> done) {
    return new Notice.About(
        notice.kind(),
        notice.key(),
        notice.number(),
        notice.at(),
        notice.zone(),
        notice.incident(),
        notice.alerts(),
        notice.more(),
        notice.othersHeld(),
        notice.userEmail(),
        notice.links(),
        Set.copyOf(done));
  }
}
