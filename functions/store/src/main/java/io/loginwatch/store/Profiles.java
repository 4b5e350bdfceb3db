package io.loginwatch.store;

import io.loginwatch.core.profile.Profile;
import io.loginwatch.core.profile.ProfileCodec;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What is known of each user: one item. Safe for use by several threads. */
public final class Profiles {
  /** A profile that nothing was learnt for this long is forgotten. */
  private static final Duration KEPT = Duration.ofDays(400);

  private final DynamoDbClient client;
  private final String table;

  public Profiles(DynamoDbClient client, Map<String, String> env) {
    this.client = client;
    this.table = Environment.required(env, "PROFILES_TABLE");
  }

  /** Each user's profile, eventually consistent; also for users that have none. */
  public Map<String, Stored<Profile>> read(Collection<String> users) {
    Map<String, Stored<Profile>> profiles = new HashMap<>();
    users.forEach(user -> profiles.put(user, stored(Map.of())));
    for (var item : new Batches(client).get(table, users.stream().map(Profiles::key).toList())) {
      profiles.put(Attributes.requiredText(item, "user"), stored(item));
    }
    return profiles;
  }

  /** One user's profile as of now. */
  public Stored<Profile> readNow(String user) {
    return stored(
        client.getItem(get -> get.tableName(table).key(key(user)).consistentRead(true)).item());
  }

  /**
   * The change of a profile.
   *
   * @param base what the change was made on
   * @param position the last stream record that is folded in; null keeps the base's
   * @param now when the change is made: an untouched profile expires some time after
   */
  public StateWrite change(
      String user,
      Stored<Profile> base,
      Profile changed,
      @Nullable StreamPosition position,
      Instant now) {
    Map<String, AttributeValue> item = new HashMap<>(key(user));
    item.put("state", Attributes.bytes(ProfileCodec.encode(changed)));
    item.put("ttl", Attributes.number(now.plus(KEPT).getEpochSecond()));
    StreamPosition folded = position != null ? position : base.position();
    if (folded != null) {
      item.put("shard", Attributes.text(folded.stream()));
      item.put("seq", Attributes.text(folded.sequence()));
    }
    return StateWrite.of(table, "user", item, base.version());
  }

  /** Forgets a user. */
  public void delete(String user) {
    client.deleteItem(delete -> delete.tableName(table).key(key(user)));
  }

  private static Stored<Profile> stored(Map<String, AttributeValue> item) {
    return new Stored<>(item, ProfileCodec::decode);
  }

  private static Map<String, AttributeValue> key(String user) {
    return Map.of("user", Attributes.text(user));
  }
}
