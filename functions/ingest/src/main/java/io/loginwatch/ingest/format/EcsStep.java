package io.loginwatch.ingest.format;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A name in an ECS record that is read, or leads to one that is: what {@link EcsTokens} goes along.
 */
final class EcsStep {
  /** What is not a single text. */
  enum Kind {
    NOTHING,
    TIME,
    CATEGORIES,
    TYPES,
    LATITUDE,
    LONGITUDE,
    LOOSE_LATITUDE,
    LOOSE_LONGITUDE,
    RADIUS,
    ASN,
    INTERACTIVE,
    ACCURACY,
    ANONYMIZERS,
    LABELS,
    TAGS,
    /** Changes what others mean: for the tree. */
    ODD
  }

  /** More than there are. */
  static final int MOST = 128;

  static final EcsStep ROOT = steps();

  /** Any that is for the tree. */
  static final EcsStep ODD = Objects.requireNonNull(ROOT.next.get("threat"));

  static final EcsStep EVENT = Objects.requireNonNull(ROOT.next.get("event"));

  /** Where the source is. */
  static final EcsStep PLACE =
      Objects.requireNonNull(Objects.requireNonNull(ROOT.next.get("source")).next.get("geo"));

  /** The point where the source is. */
  static final EcsStep POINT = Objects.requireNonNull(PLACE.next.get("location"));

  private final Map<String, EcsStep> next = new HashMap<>();
  private final int number;
  private @Nullable EcsField text;
  private Kind kind = Kind.NOTHING;

  private EcsStep(int number) {
    this.number = number;
  }

  boolean isObject() {
    return !next.isEmpty();
  }

  /** The step to a name from here; null where it is not read. */
  @Nullable EcsStep to(String name) {
    return next.get(name);
  }

  /** Its own, from 0 to less than {@link #MOST}. */
  int number() {
    return number;
  }

  @Nullable EcsField text() {
    return text;
  }

  Kind kind() {
    return kind;
  }

  private static EcsStep steps() {
    int[] number = {0};
    EcsStep root = new EcsStep(number[0]++);
    for (EcsField field : EcsField.values()) {
      step(root, field.path(), number).text = field;
    }
    Map<String, Kind> others = new HashMap<>();
    others.put("@timestamp", Kind.TIME);
    others.put("event.category", Kind.CATEGORIES);
    others.put("event.type", Kind.TYPES);
    others.put("source.geo.location.lat", Kind.LATITUDE);
    others.put("source.geo.location.lon", Kind.LONGITUDE);
    others.put("source.geo.lat", Kind.LOOSE_LATITUDE);
    others.put("source.geo.latitude", Kind.LOOSE_LATITUDE);
    others.put("source.geo.lon", Kind.LOOSE_LONGITUDE);
    others.put("source.geo.lng", Kind.LOOSE_LONGITUDE);
    others.put("source.geo.longitude", Kind.LOOSE_LONGITUDE);
    others.put("source.geo.accuracy_radius", Kind.RADIUS);
    others.put("source.as.number", Kind.ASN);
    others.put("loginwatch.interactive", Kind.INTERACTIVE);
    others.put("loginwatch.accuracy_km", Kind.ACCURACY);
    others.put("loginwatch.anonymizers", Kind.ANONYMIZERS);
    others.put("labels", Kind.LABELS);
    others.put("tags", Kind.TAGS);
    for (String odd :
        List.of(
            "threat",
            "user.target",
            "loginwatch.verdicts",
            "source.geo.location.accuracy_radius",
            "source.geo.location.latitude",
            "source.geo.location.longitude",
            "source.geo.location.lng",
            "source.geo.location.coordinates")) {
      others.put(odd, Kind.ODD);
    }
    others.forEach((name, kind) -> step(root, List.of(name.split("\\.")), number).kind = kind);
    if (number[0] > MOST) {
      throw new IllegalStateException("more names than there is room for");
    }
    return root;
  }

  private static EcsStep step(EcsStep root, List<String> path, int[] number) {
    EcsStep step = root;
    for (String name : path) {
      step = step.next.computeIfAbsent(name, key -> new EcsStep(number[0]++));
    }
    return step;
  }
}
