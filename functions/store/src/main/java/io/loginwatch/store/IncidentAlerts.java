package io.loginwatch.store;

import io.loginwatch.core.alert.Alert;
import io.loginwatch.core.incident.Incident;
import io.loginwatch.core.login.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The alerts that an incident lists, as they are now. Safe for use by several threads. */
public final class IncidentAlerts {
  private final DynamoDbClient client;
  private final Batches batches;
  private final String table;

  public IncidentAlerts(DynamoDbClient client, Map<String, String> env) {
    this.client = client;
    this.batches = new Batches(client);
    this.table = Environment.required(env, "ALERTS_TABLE");
  }

  /** The leading one first, then by time; those that have expired are left out. */
  public List<Alert> of(Incident incident) {
    Map<String, Alert> found =
        batches
            .get(
                table,
                incident.alerts().stream()
                    .map(member ->
                        Map.of(
                            "subject", Attributes.text(member.subject()),
                            "at",
                                Attributes.text(
                                    Timestamp.text(member.time())
                                        + "#"
                                        + member.rule()
                                        + "#"
                                        + member.id())))
                    .distinct()
                    .toList())
            .stream()
            .map(Alerts::read)
            .collect(Collectors.toMap(Alert::id, Function.identity()));
    return incident.leadingFirst().stream()
        .map(member -> found.get(member.id()))
        .filter(alert -> alert != null)
        .toList();
  }

  /** Which channels an alert went to and why not to others, as {@link Incidents#take} noted it. */
  public List<String> routing(Alert alert) {
    var found =
        client.getItem(get ->
            get.tableName(table)
                .key(
                    Map.of(
                        "subject", Attributes.text(alert.subject().key()),
                        "at", Attributes.text(Alerts.at(alert)))));
    AttributeValue routing = found.item().get("routing");
    return routing == null ? List.of() : routing.l().stream().map(AttributeValue::s).toList();
  }
}
