package io.loginwatch.ingest.format;

import java.util.List;

/**
 * The texts that a login is made of, and where the Elastic Common Schema has them. Both ways of
 * reading ECS, off the tokens and from a tree, go by this list.
 */
enum EcsField {
  ID("event.id", true),
  REASON("event.reason"),
  PROVIDER("event.provider"),
  MODULE("event.module"),
  ACTION("event.action"),
  CODE("event.code"),
  OUTCOME("event.outcome"),
  DATASET("event.dataset"),
  MESSAGE("message", true),
  USER("user.name", true),
  USER_ID("user.id", true),
  EMAIL("user.email", true),
  IP("source.ip", true),
  ADDRESS("source.address", true),
  INTELLIGENCE("source.intelligence_category"),
  COUNTRY("source.geo.country_iso_code"),
  COUNTRY_NAME("source.geo.country_name"),
  REGION("source.geo.region_name"),
  REGION_CODE("source.geo.region_iso_code"),
  CITY("source.geo.city_name"),
  ORGANIZATION("source.as.organization.name"),
  AGENT("user_agent.original"),
  BROWSER("user_agent.name"),
  BROWSER_VERSION("user_agent.version"),
  OS("user_agent.os.name"),
  OS_VERSION("user_agent.os.version"),
  DEVICE("user_agent.device.name"),
  APPLICATION("service.name"),
  SESSION("session.id", true),
  /** Where Elastic's integration for Okta has it. */
  SESSION_OF_OKTA("okta.authentication_context.external_session_id", true),
  LOG_SOURCE("loginwatch.log_source"),
  ACTOR("loginwatch.actor"),
  NETWORK_KIND("loginwatch.network_kind");

  /** Names that are read, or are known to say nothing that is worth a label. */
  static final KnownNames KNOWN =
      KnownNames.of(
          List.of(
              "@timestamp",
              "@version",
              "ecs",
              "agent",
              "data_stream",
              "elastic_agent",
              "input",
              "log",
              "related",
              "message",
              "tags",
              "loginwatch",
              "labels",
              "session",
              "okta.authentication_context.external_session_id",
              "event.id",
              "event.kind",
              "event.category",
              "event.type",
              "event.action",
              "event.outcome",
              "event.reason",
              "event.provider",
              "event.module",
              "event.dataset",
              "event.ingested",
              "event.created",
              "event.original",
              "event.timezone",
              "event.severity",
              "event.agent_id_status",
              "user.name",
              "user.id",
              "user.email",
              "user.target",
              "user.full_name",
              "source.ip",
              "source.address",
              "source.geo",
              "source.as",
              "client.ip",
              "client.address",
              "client.geo",
              "client.as",
              "geo",
              "geoip",
              "user_agent",
              "service.name"));

  private final List<String> path;
  private final boolean ofOne;

  EcsField(String name) {
    this(name, false);
  }

  EcsField(String name, boolean ofOne) {
    this.path = List.of(name.split("\\."));
    this.ofOne = ofOne;
  }

  /** Whether it is of one login or one user, and seldom the same as lately. */
  boolean isOfOne() {
    return ofOne;
  }

  /** The names on the way to it, its own last. */
  List<String> path() {
    return path;
  }
}
