package io.loginwatch.ingest.format;

import com.fasterxml.jackson.databind.JsonNode;
import io.loginwatch.core.login.Anonymizer;
import io.loginwatch.core.login.Login;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an ECS record says, before it is known what that means. Can be emptied for the next record,
 * as most of it is room for what few records say.
 */
final class EcsRecord {
  private static final int FIELDS = EcsField.values().length;

  private final @Nullable String[] texts = new @Nullable String[FIELDS];

  /** {@code event.category} and {@code event.type}; null where there are none. */
  @Nullable List<String> categories;

  @Nullable List<String> types;
  @Nullable JsonNode time;

  /** What stands where the source should: {@code client} in some logs. */
  String origin = "source";

  /** Where its place stands. */
  String place = "source.geo";

  /** Where it is neither an object nor nothing: a text or an array. */
  @Nullable JsonNode location;

  double latitude = Double.NaN;
  double longitude = Double.NaN;

  /** Coordinates that stand in the place itself, and not in its point. */
  double looseLatitude = Double.NaN;

  double looseLongitude = Double.NaN;
  double radius = Double.NaN;
  double asn = Double.NaN;

  /** The label that says the user agent, where nothing else does. */
  @Nullable String agentLabel;

  boolean interactive = true;

  /** The radius in our own words; -2 where it is not given. */
  int accuracyKm = -2;

  /** What tags, labels, threat indicators and fields of its own say of the address. */
  final Set<Anonymizer> tagged = EnumSet.noneOf(Anonymizer.class);

  List<String> anonymizers = List.of();
  List<Login.Verdict> verdicts = List.of();

  /** {@code labels}, and what is in the record besides, both in its order. */
  final Map<String, String> labels = new LinkedHashMap<>();

  final Map<String, String> others = new LinkedHashMap<>();

  /** As if it were new. */
  void clear() {
    Arrays.fill(texts, null);
    categories = null;
    types = null;
    time = null;
    origin = "source";
    place = "source.geo";
    location = null;
    latitude = Double.NaN;
    longitude = Double.NaN;
    looseLatitude = Double.NaN;
    looseLongitude = Double.NaN;
    radius = Double.NaN;
    asn = Double.NaN;
    agentLabel = null;
    interactive = true;
    accuracyKm = -2;
    tagged.clear();
    anonymizers = List.of();
    verdicts = List.of();
    labels.clear();
    others.clear();
  }

  @Nullable String text(EcsField field) {
    return texts[field.ordinal()];
  }

  void text(EcsField field, @Nullable String text) {
    texts[field.ordinal()] = text;
  }

  /** Names the session where the record does so only elsewhere. */
  void orElseSession(@Nullable String label) {
    if (text(EcsField.SESSION) == null) {
      String okta = text(EcsField.SESSION_OF_OKTA);
      text(EcsField.SESSION, okta != null ? okta : label);
    }
  }

  /**
   * Takes the user agent from among the headers of the request, if the record has it nowhere else.
   */
  void orElseAgent(String label, @Nullable String header) {
    if (text(EcsField.AGENT) == null && header != null) {
      text(EcsField.AGENT, header);
      agentLabel = label;
    }
  }

  /** The name of the user, or what else there is to name one by. */
  @Nullable String user() {
    String name = text(EcsField.USER);
    String email = text(EcsField.EMAIL);
    return name != null ? name : email != null ? email : text(EcsField.USER_ID);
  }

  /** The words of a field that may have one or several. */
  static @Nullable List<String> words(@Nullable JsonNode values) {
    if (values == null || values.isNull() || (values.isArray() && values.isEmpty())) {
      return null;
    }
    if (!values.isArray()) {
      return List.of(values.asText());
    }
    List<String> words = new ArrayList<>(values.size());
    values.forEach(value -> words.add(value.asText()));
    return words;
  }
}
