package io.loginwatch.store;

import io.loginwatch.core.login.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Notes that an attack's story is told by the incident of the account it got into, left where the
 * attack's own incident will look: the two alerts have different subjects and come in any order.
 */
public final class Absorptions {
  private static final Duration KEPT = Duration.ofDays(2);

  private final DynamoDbClient client;
  private final String table;

  /**
   * @param incident the one that tells the story
   * @param rules whose alerts it tells of
   * @param at time of the alert that absorbs them
   */
  public record Absorption(String incident, List<String> rules, Instant at) {
    public Absorption {
      rules = List.copyOf(rules);
    }
  }

  public Absorptions(DynamoDbClient client, Map<String, String> env) {
    this.client = client;
    this.table = Environment.required(env, "INCIDENTS_TABLE");
  }

  public void note(String group, Absorption absorption) {
    client.putItem(put ->
        put.tableName(table)
            .item(
                Map.of(
                    "subject", Attributes.text(partition(group)),
                    "openedAt", Attributes.text("latest"),
                    "incident", Attributes.text(absorption.incident()),
                    "rules",
                        AttributeValue.fromL(
                            absorption.rules().stream().map(Attributes::text).toList()),
                    "time", Attributes.text(Timestamp.text(absorption.at())),
                    "ttl", Attributes.number(absorption.at().plus(KEPT).getEpochSecond()))));
  }

  public Optional<Absorption> of(String group) {
    var found =
        client.getItem(get ->
            get.tableName(table)
                .consistentRead(true)
                .key(
                    Map.of(
                        "subject", Attributes.text(partition(group)),
                        "openedAt", Attributes.text("latest"))));
    if (!found.hasItem()) {
      return Optional.empty();
    }
    var item = found.item();
    return Optional.of(
        new Absorption(
            Attributes.requiredText(item, "incident"),
            item.getOrDefault("rules", AttributeValue.fromL(List.of())).l().stream()
                .map(AttributeValue::s)
                .toList(),
            Instant.parse(Attributes.requiredText(item, "time"))));
  }

  private static String partition(String group) {
    return "absorbed#" + group;
  }
}
