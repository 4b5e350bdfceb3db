package io.loginwatch.notify;

import io.loginwatch.config.Section;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Channels that remember what they were asked to tell, and answer as they were told to. */
final class Recording implements ChannelKind {
  private final Map<String, List<Notice>> notices = new ConcurrentHashMap<>();
  private final Map<String, Deque<Function<Notice, Answer>>> answers = new ConcurrentHashMap<>();

  @Override
  public String kind() {
    return "recording";
  }

  @Override
  public Optional<Channel> open(String name, Section section, ChannelParts parts) {
    boolean follows = section.flag("follows", false);
    return Optional.of(
        new Channel() {
          @Override
          public String name() {
            return name;
          }

          @Override
          public boolean follows() {
            return follows;
          }

          @Override
          public Answer send(Notice notice) {
            notices
                .computeIfAbsent(name, one -> Collections.synchronizedList(new ArrayList<>()))
                .add(notice);
            var next = answers.getOrDefault(name, new ArrayDeque<>()).poll();
            return next == null ? new Answer.Sent("ok") : next.apply(notice);
          }
        });
  }

  /** The next answer of that channel, after those given before. */
  void next(String channel, Answer answer) {
    next(channel, notice -> answer);
  }

  void next(String channel, Function<Notice, Answer> answer) {
    answers.computeIfAbsent(channel, one -> new ArrayDeque<>()).add(answer);
  }

  List<Notice> to(String channel) {
    return notices.getOrDefault(channel, List.of());
  }

  /** What was told of incidents. */
  List<Notice.About> about(String channel) {
    return to(channel).stream().map(Notice.About.class::cast).toList();
  }
}
