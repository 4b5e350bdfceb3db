package io.loginwatch.bench.quality;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * One interruption of somebody's evening: paging alerts of one subject, less than 30 minutes apart.
 */
record Page(String subject, List<Told> alerts) {
  private static final Duration GAP = Duration.ofMinutes(30);

  Page {
    alerts = List.copyOf(alerts);
  }

  /** The pages that those alerts make. */
  static List<Page> of(List<Told> alerts) {
    var bySubject = new HashMap<String, List<Told>>();
    for (Told alert : alerts) {
      if (alert.pages()) {
        bySubject.computeIfAbsent(alert.subject(), s -> new ArrayList<>()).add(alert);
      }
    }
    var pages = new ArrayList<Page>();
    bySubject.forEach((subject, theirs) -> pages.addAll(pages(subject, theirs)));
    pages.sort(Comparator.comparing(Page::first).thenComparing(Page::subject));
    return pages;
  }

  private static List<Page> pages(String subject, List<Told> alerts) {
    alerts.sort(Comparator.comparing(Told::time));
    var pages = new ArrayList<Page>();
    var current = new ArrayList<Told>();
    for (Told alert : alerts) {
      if (!current.isEmpty() && !alert.time().isBefore(current.getLast().time().plus(GAP))) {
        pages.add(new Page(subject, current));
        current.clear();
      }
      current.add(alert);
    }
    if (!current.isEmpty()) {
      pages.add(new Page(subject, current));
    }
    return pages;
  }

  Instant first() {
    return alerts.getFirst().time();
  }

  /** The rules that spoke, such as {@code impossible-travel+new-device}. */
  String rules() {
    return alerts.stream().map(Told::rule).collect(Collectors.toCollection(TreeSet::new)).stream()
        .collect(Collectors.joining("+"));
  }
}
