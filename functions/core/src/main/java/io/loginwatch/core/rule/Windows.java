package io.loginwatch.core.rule;

import io.loginwatch.core.detection.Memory;
import io.loginwatch.core.login.Login;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The windows that one login touches: each is named and looked up once, and written once. */
final class Windows {
  /** The window of logins that are counted over no key. */
  static final String EVERYBODY = "all";

  /** Carries the marks of addresses that attacked many users, apart: they may be many. */
  static final String ATTACKERS = "attackers";

  /** Values longer than this are named by their hash; a window's name is a table's key. */
  private static final int LONGEST_VALUE = 200;

  private final Login login;
  private final Memory memory;
  private final List<LoginField> fields = new ArrayList<>(2);
  private final List<String> names = new ArrayList<>(2);
  private final List<Touched> touched = new ArrayList<>(3);

  /** A window as it was and as it is. */
  private static final class Touched {
    private final String name;
    private final Window before;
    private Window now;

    Touched(String name, Window window) {
      this.name = name;
      this.before = window;
      this.now = window;
    }
  }

  Windows(Login login, Memory memory) {
    this.login = login;
    this.memory = memory;
  }

  /**
   * The name of the window over these fields, such as {@code source.ip=192.0.2.7}; null if the
   * login lacks one of them.
   */
  @Nullable String name(List<LoginField> by) {
    if (by.size() == 1) {
      return name(by.getFirst());
    }
    if (by.isEmpty()) {
      return EVERYBODY;
    }
    var parts = new ArrayList<String>();
    for (LoginField field : by) {
      String part = name(field);
      if (part == null) {
        return null;
      }
      parts.add(part);
    }
    return String.join("&", parts);
  }

  /** The same of one field. */
  @Nullable String name(LoginField field) {
    int at = fields.indexOf(field);
    if (at >= 0) {
      return names.get(at);
    }
    String value = field.in(login);
    if (value == null) {
      return null;
    }
    String name = part(field, value);
    fields.add(field);
    names.add(name);
    return name;
  }

  private static String part(LoginField field, String value) {
    String text =
        value.length() <= LONGEST_VALUE ? value : "#" + Integer.toHexString(Entry.hash(value));
    return field.prefix().concat(text);
  }

  Window get(String name) {
    return touch(name).now;
  }

  void put(String name, Window window) {
    touch(name).now = window;
  }

  private Touched touch(String name) {
    for (int i = 0; i < touched.size(); i++) {
      if (touched.get(i).name.equals(name)) {
        return touched.get(i);
      }
    }
    var one = new Touched(name, memory.windowOrEmpty(name));
    touched.add(one);
    return one;
  }

  /** Writes those that changed, in the order of their names. */
  void remember() {
    touched.sort(Comparator.comparing(one -> one.name));
    for (Touched one : touched) {
      if (one.now != one.before) {
        memory.remember(one.name, one.now);
      }
    }
  }
}
