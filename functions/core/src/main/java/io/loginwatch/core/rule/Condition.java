package io.loginwatch.core.rule;

import java.time.Duration;
import java.util.List;

/** What the logins in a window must look like, beside being many. */
public sealed interface Condition {

  /** Whether they do. */
  boolean met(Shape shape);

  /** The fields whose values it looks at. */
  List<LoginField> fields();

  /** Whether it is met by several values of that field only. */
  default boolean isOfSeveral(LoginField field) {
    return false;
  }

  /** At least so many different values: {@code distinct}. */
  record AtLeast(LoginField field, int values) implements Condition {
    @Override
    public boolean met(Shape shape) {
      return shape.hasDistinct(field, values);
    }

    @Override
    public boolean isOfSeveral(LoginField of) {
      return of.equals(field) && values > 1;
    }

    @Override
    public List<LoginField> fields() {
      return List.of(field);
    }
  }

  /** At most so many different values: {@code distinct_at_most}. */
  record AtMost(LoginField field, int values) implements Condition {
    @Override
    public boolean met(Shape shape) {
      return shape.distinct(field) <= values;
    }

    @Override
    public List<LoginField> fields() {
      return List.of(field);
    }
  }

  /** The commonest value has from so many to so many logins: {@code busiest}. */
  record Busiest(LoginField field, int least, int most) implements Condition {
    @Override
    public boolean met(Shape shape) {
      int busiest = shape.busiest(field);
      return busiest >= least && busiest <= most;
    }

    @Override
    public List<LoginField> fields() {
      return List.of(field);
    }
  }

  /** On average at most so many logins a value: {@code average}. */
  record Average(LoginField field, double most) implements Condition {
    @Override
    public boolean met(Shape shape) {
      int values = shape.distinct(field);
      return values > 0 && (double) shape.count() / values <= most;
    }

    @Override
    public List<LoginField> fields() {
      return List.of(field);
    }
  }

  /** At least such a share of the values has from so many to so many logins each: {@code share}. */
  record Share(LoginField field, int least, int most, double share) implements Condition {
    @Override
    public boolean met(Shape shape) {
      int values = shape.distinct(field);
      int within = shape.values(field, count -> count >= least && count <= most);
      return values > 0 && (double) within / values >= share;
    }

    @Override
    public List<LoginField> fields() {
      return List.of(field);
    }
  }

  /** From the first login to the last it took at least so long: {@code lasting}. */
  record Lasting(Duration least) implements Condition {
    @Override
    public boolean met(Shape shape) {
      return shape.lasted().compareTo(least) >= 0;
    }

    @Override
    public List<LoginField> fields() {
      return List.of();
    }
  }

  /** At least one of these: {@code any}. */
  record Any(List<Condition> conditions) implements Condition {
    public Any {
      conditions = List.copyOf(conditions);
    }

    @Override
    public boolean met(Shape shape) {
      return conditions.stream().anyMatch(condition -> condition.met(shape));
    }

    @Override
    public List<LoginField> fields() {
      return conditions.stream().flatMap(condition -> condition.fields().stream()).toList();
    }
  }
}
