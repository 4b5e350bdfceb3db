package io.loginwatch.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What all sections of one file share: its problems, and which of its fields were asked for. */
final class Reading {
  private final String file;
  private final List<Problem> problems;
  private final Map<String, Field> fields = new LinkedHashMap<>();
  private final List<Section> opened = new ArrayList<>();

  Reading(String file, List<Problem> problems) {
    this.file = file;
    this.problems = problems;
  }

  String file() {
    return file;
  }

  void problem(int line, String field, String message) {
    var problem = new Problem(file, line, field, message);
    if (!problems.contains(problem)) {
      problems.add(problem);
    }
  }

  /** Notes what a field was asked for as; the first to ask says what it is without a value. */
  void asked(String path, String type, @Nullable String fallback) {
    fields.putIfAbsent(path, new Field(path, type, fallback));
  }

  void opened(Section section) {
    if (!opened.contains(section)) {
      opened.add(section);
    }
  }

  List<Field> fields() {
    return List.copyOf(fields.values());
  }

  /** The problems so far, and every field that nobody asked for in the sections that were read. */
  List<Problem> problems() {
    var all = new LinkedHashSet<>(problems);
    for (Section section : opened) {
      all.addAll(section.unknown());
    }
    return List.copyOf(all);
  }
}
