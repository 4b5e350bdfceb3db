package io.loginwatch.notify.channel;

import io.loginwatch.notify.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of a notice that has several recipients: one answer for all, and the parts that must
 * not be sent again.
 */
final class PartialOutcome {
  private final List<String> done;
  private final List<String> refused = new ArrayList<>();
  private final List<String> failed = new ArrayList<>();
  private int sent;
  private boolean hung;
  private boolean gone = true;
  private @Nullable Duration wait;

  /**
   * @param done parts that need nothing more; added to
   */
  PartialOutcome(List<String> done) {
    this.done = done;
  }

  void sent(String part) {
    sent++;
    done.add(part);
  }

  /** Takes down the answer for one part. */
  void add(String part, Answer answer) {
    String about = part.isEmpty() ? "" : part + ": ";
    switch (answer) {
      case Answer.Sent _ -> sent(part);
      case Answer.Retry retry -> {
        failed.add(about + retry.reason());
        hung |= retry.hung();
        Duration after = retry.after();
        if (after != null && (wait == null || after.compareTo(wait) > 0)) {
          wait = after;
        }
      }
      case Answer.Dead dead -> refuse(part, about + dead.reason(), false);
      case Answer.Gone away -> refuse(part, about + away.reason(), true);
    }
  }

  private void refuse(String part, String reason, boolean forGood) {
    refused.add(reason);
    gone &= forGood;
    done.add(part);
  }

  /**
   * Tried again as long as any part may still get through. After that, one refusal makes the whole
   * dead, so that somebody looks at it, even though others have their message.
   */
  Answer answer(String success) {
    if (!failed.isEmpty()) {
      List<String> reasons = new ArrayList<>(failed);
      reasons.addAll(refused);
      return new Answer.Retry(String.join("; ", reasons), wait, done, hung);
    }
    if (refused.isEmpty()) {
      return new Answer.Sent(success);
    }
    String reason = String.join("; ", refused);
    if (gone && sent == 0) {
      return new Answer.Gone(reason);
    }
    return new Answer.Dead(sent == 0 ? reason : reason + "; the other " + sent + " got it");
  }
}
