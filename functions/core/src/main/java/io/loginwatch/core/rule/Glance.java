package io.loginwatch.core.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What patterns often ask and a login answers without being made JSON: most logins are turned away
 * by that.
 *
 * @param what the question
 * @param is the answer that is wanted
 */
record Glance(Predicate<Sight> what, boolean is) {
  /** In the order in which answers cost. */
  private static final List<Field> CHEAPEST_FIRST =
      List.of(
          new Field("loginwatch.interactive", false, sight -> sight.login().interactive()),
          new Field(
              "source.geo.country_iso_code",
              true,
              sight -> sight.login().source().place().country() != null),
          new Field(
              "source.geo.city_name", true, sight -> sight.login().source().place().city() != null),
          new Field("loginwatch.known.user", false, sight -> sight.known().user()),
          new Field("loginwatch.known.device", false, sight -> sight.known().device()),
          new Field("loginwatch.known.country", false, sight -> sight.known().country()),
          new Field("loginwatch.known.network", false, sight -> sight.known().network()),
          new Field("loginwatch.known.address", false, sight -> sight.known().address()),
          new Field("loginwatch.known.place", false, sight -> sight.known().place()),
          new Field("loginwatch.known.colleagues", false, sight -> sight.known().colleagues()));

  /**
   * A field that is asked about.
   *
   * @param path its name, with dots
   * @param presence whether its presence is asked for; else whether it is true
   */
  private record Field(String path, boolean presence, Predicate<Sight> what) {}

  /** Whether a login answers as it should. */
  boolean fits(Sight sight) {
    return what.test(sight) == is;
  }

  /** Takes such questions out of a pattern, those first that are answered at the least cost. */
  static List<Glance> takenOut(ObjectNode pattern) {
    var taken = new ArrayList<Glance>();
    for (Field field : CHEAPEST_FIRST) {
      Boolean is = takenOut(field, field.path(), pattern);
      if (is != null) {
        taken.add(new Glance(field.what(), is));
      }
    }
    return List.copyOf(taken);
  }

  /** The answer that is wanted; null where the pattern does not say so plainly. */
  private static @Nullable Boolean takenOut(Field field, String path, ObjectNode in) {
    int dot = path.indexOf('.');
    String name = dot < 0 ? path : path.substring(0, dot);
    Boolean is;
    if (dot < 0) {
      is = wanted(field, in.path(name));
    } else if (in.get(name) instanceof ObjectNode inner) {
      is = takenOut(field, path.substring(dot + 1), inner);
    } else {
      return null;
    }
    if (is != null && (dot < 0 || in.path(name).isEmpty())) {
      in.remove(name);
    }
    return is;
  }

  private static @Nullable Boolean wanted(Field field, JsonNode values) {
    JsonNode only = values.size() == 1 ? values.path(0) : values;
    JsonNode is = field.presence() ? only.path("exists") : only;
    return is.isBoolean() ? (Boolean) is.booleanValue() : null;
  }
}
