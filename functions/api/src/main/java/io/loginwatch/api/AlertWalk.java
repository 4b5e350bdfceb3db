package io.loginwatch.api;

import io.loginwatch.core.alert.Alert;
import io.loginwatch.core.alert.Subject;
import io.loginwatch.store.Alerts;
import io.loginwatch.store.Page;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Alerts newest first, fetched page by page as they are asked for. */
final class AlertWalk implements Iterator<Alert> {
  private static final int PAGE = 250;

  /** Days without an end, and keys without an end. */
  private static final String FIRST_DAY = "0000-01-01";

  private static final String LAST_DAY = "9999-12-31";

  private final Supplier<List<Alert>> pages;
  private final Deque<Alert> fetched = new ArrayDeque<>();

  /**
   * @param pages the next page at each call; empty after the last
   */
  private AlertWalk(Supplier<List<Alert>> pages) {
    this.pages = pages;
  }

  /** All alerts of a range of keys, day by day; days without alerts cost nothing. */
  static Iterator<Alert> ofAll(Alerts alerts, @Nullable String after, @Nullable String before) {
    String first = after == null ? FIRST_DAY : after.substring(0, 10);
    String last = before == null ? LAST_DAY : before.substring(0, 10);
    return new AlertWalk(
        new Supplier<>() {
          private final Deque<String> days = new ArrayDeque<>();
          private @Nullable String upTo = last;
          private @Nullable String day;
          private @Nullable String key = before;

          @Override
          public List<Alert> get() {
            while (true) {
              String today = day != null ? day : nextDay();
              if (today == null) {
                return List.of();
              }
              Page<Alert> page = alerts.ofDay(today, after, key, PAGE);
              key = page.next();
              if (key == null) {
                day = null;
                key = before;
              }
              if (!page.items().isEmpty()) {
                return page.items();
              }
            }
          }

          private @Nullable String nextDay() {
            if (days.isEmpty() && upTo != null) {
              List<String> found = alerts.days().between(first, upTo, PAGE);
              days.addAll(found);
              upTo = found.size() < PAGE ? null : justBefore(found.getLast());
            }
            day = days.poll();
            return day;
          }
        });
  }

  /** The alerts about some subjects, of a range of keys, merged. */
  static Iterator<Alert> ofSubjects(
      Alerts alerts, Iterable<Subject> subjects, @Nullable String after, @Nullable String before) {
    List<Iterator<Alert>> walks = new ArrayList<>();
    subjects.forEach(subject -> walks.add(ofSubject(alerts, subject, after, before)));
    return walks.size() == 1 ? walks.getFirst() : new Merged(walks);
  }

  private static Iterator<Alert> ofSubject(
      Alerts alerts, Subject subject, @Nullable String after, @Nullable String before) {
    return new AlertWalk(
        new Supplier<>() {
          private @Nullable String key = before;
          private boolean ended;

          @Override
          public List<Alert> get() {
            if (ended) {
              return List.of();
            }
            Page<Alert> page = alerts.of(subject, after, key, PAGE);
            key = page.next();
            ended = key == null;
            return page.items();
          }
        });
  }

  @Override
  public boolean hasNext() {
    if (fetched.isEmpty()) {
      fetched.addAll(pages.get());
    }
    return !fetched.isEmpty();
  }

  @Override
  public Alert next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return fetched.remove();
  }

  private static String justBefore(String day) {
    return LocalDate.parse(day).minusDays(1).toString();
  }

  /** Several walks as one. */
  private static final class Merged implements Iterator<Alert> {
    private record Head(Alert alert, Iterator<Alert> rest) {}

    private final PriorityQueue<Head> heads =
        new PriorityQueue<>(
            Comparator.comparing((Head head) -> Alerts.at(head.alert())).reversed());

    Merged(List<Iterator<Alert>> walks) {
      walks.forEach(this::add);
    }

    @Override
    public boolean hasNext() {
      return !heads.isEmpty();
    }

    @Override
    public Alert next() {
      Head head = heads.remove();
      add(head.rest());
      return head.alert();
    }

    private void add(Iterator<Alert> walk) {
      if (walk.hasNext()) {
        heads.add(new Head(walk.next(), walk));
      }
    }
  }
}
