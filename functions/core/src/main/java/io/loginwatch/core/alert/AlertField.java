package io.loginwatch.core.alert;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The names in the JSON form of an alert, encoded once: an alert has some thirty of them. */
enum AlertField {
  ABSORBS,
  ACCURACY_KM,
  ANONYMIZER,
  AS,
  CITY_NAME,
  COUNTRY_ISO_CODE,
  EVENTS,
  EVENT_COUNT,
  FACTORS,
  GEO,
  ID,
  INCIDENT,
  IP,
  LAT,
  LINKS,
  LOCATION,
  LON,
  NAME,
  NETWORK_KIND,
  NUMBER,
  ORGANIZATION,
  REGION_NAME,
  RULE,
  RUNBOOK,
  SCORE,
  SEVERITY,
  SITE,
  SOURCE,
  SUBJECT,
  SUMMARY,
  SUPPRESSED,
  TAGS,
  TIME,
  TITLE,
  TYPE,
  USER,
  USER_AGENT,
  USUAL,
  VALUE,
  VERSION,
  WEIGHT;

  private final SerializedString key = new SerializedString(name().toLowerCase(Locale.ROOT));

  /** The name. */
  String key() {
    return key.getValue();
  }

  /** The value of that name. */
  JsonNode in(JsonNode json) {
    return json.path(key());
  }

  void write(JsonGenerator json, String value) throws IOException {
    json.writeFieldName(key);
    json.writeString(value);
  }

  void writeIfKnown(JsonGenerator json, @Nullable String value) throws IOException {
    if (value != null) {
      write(json, value);
    }
  }

  void write(JsonGenerator json, long value) throws IOException {
    json.writeFieldName(key);
    json.writeNumber(value);
  }

  void write(JsonGenerator json, double value) throws IOException {
    json.writeFieldName(key);
    json.writeNumber(value);
  }

  void write(JsonGenerator json, Collection<String> values) throws IOException {
    startArray(json);
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }

  void startObject(JsonGenerator json) throws IOException {
    json.writeFieldName(key);
    json.writeStartObject();
  }

  void startArray(JsonGenerator json) throws IOException {
    json.writeFieldName(key);
    json.writeStartArray();
  }
}
