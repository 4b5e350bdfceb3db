package io.loginwatch.notify.channel;

import static io.loginwatch.notify.channel.Opening.opening;
import static org.assertj.core.api.Assertions.assertThat;

import io.loginwatch.core.incident.NoticeKind;
import io.loginwatch.notify.Answer;
import io.loginwatch.notify.Channel;
import io.loginwatch.notify.message.Occasion;
import io.loginwatch.notify.message.Samples;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How a line is written, and what is escaped in it, is the log's own affair: LinesTest. */
class LogKindTest {
  private final Channel log = opening("log").channel();

  @ParameterizedTest
  @EnumSource(Occasion.class)
  void it_needs_nothing_and_takes_everything(Occasion occasion) {
    assertThat(log.send(Samples.of(occasion))).isEqualTo(new Answer.Sent("written to the log"));
  }

  @Test
  void what_a_stranger_writes_about_themselves_is_taken_too() {
    assertThat(log.send(Samples.about(NoticeKind.FIRST, 1, List.of(Hostile.alert(1)))))
        .isInstanceOf(Answer.Sent.class);
  }
}
