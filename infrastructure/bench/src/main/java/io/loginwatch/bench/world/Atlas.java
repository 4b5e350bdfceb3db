package io.loginwatch.bench.world;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/** The cities and carriers of the made-up world; their figures are real, the people are not. */
public final class Atlas {
  private static final Atlas ATLAS = new Atlas();

  private final List<City> cities =
      table("cities.csv").stream()
          .map(row ->
              new City(
                  row.get(0),
                  row.get(1),
                  row.get(2),
                  Double.parseDouble(row.get(3)),
                  Double.parseDouble(row.get(4)),
                  Integer.parseInt(row.get(5)),
                  Integer.parseInt(row.get(6))))
          .toList();
  private final List<Carrier> carriers =
      table("networks.csv").stream()
          .map(row ->
              new Carrier(
                  Long.parseLong(row.get(0)),
                  row.get(1),
                  Carrier.Kind.valueOf(row.get(2).toUpperCase(Locale.ROOT)),
                  row.get(3)))
          .toList();

  private Atlas() {}

  public static Atlas atlas() {
    return ATLAS;
  }

  public List<City> cities(Predicate<City> which) {
    return cities.stream().filter(which).toList();
  }

  /**
   * The city of that name.
   *
   * @throws java.util.NoSuchElementException if there is none
   */
  public City city(String name) {
    return cities.stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
  }

  /** A city to live in: the big ones more often. */
  public City home(SplittableRandom random) {
    int total = cities.stream().mapToInt(City::weight).sum();
    int left = random.nextInt(total);
    for (City city : cities) {
      left -= city.weight();
      if (left < 0) {
        return city;
      }
    }
    return cities.getFirst();
  }

  /** The carriers of that kind that sell in that country. */
  public List<Carrier> carriers(Carrier.Kind kind, String country) {
    return carriers.stream()
        .filter(c -> c.kind() == kind && (c.country().equals("*") || c.country().equals(country)))
        .toList();
  }

  /** One of the carriers of that kind in that country; a fixed one where it has no mobile one. */
  public Carrier carrier(SplittableRandom random, Carrier.Kind kind, String country) {
    List<Carrier> some = carriers(kind, country);
    return some.isEmpty()
        ? carrier(random, Carrier.Kind.FIXED, country)
        : some.get(random.nextInt(some.size()));
  }

  private static List<List<String>> table(String name) {
    var in = Objects.requireNonNull(Atlas.class.getResourceAsStream(name), name);
    try (var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return reader.lines().filter(l -> !l.startsWith("#")).map(Atlas::cells).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Cells divided by commas; one with a comma inside is in quotes. */
  private static List<String> cells(String line) {
    var cells = new ArrayList<String>();
    var cell = new StringBuilder();
    boolean quoted = false;
    for (char c : line.toCharArray()) {
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return cells;
  }
}
