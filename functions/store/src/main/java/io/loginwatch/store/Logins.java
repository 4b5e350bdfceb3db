package io.loginwatch.store;

import io.loginwatch.core.login.Login;
import io.loginwatch.core.login.LoginJson;
import io.loginwatch.core.login.Timestamp;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The logins, by user and time. The table's stream is what detection works on. Safe for use by
 * several threads.
 */
public final class Logins {
  private static final int KEPT_DAYS = 90;

  /** What DynamoDB takes as a sort key, less the time, the digest and the separators. */
  private static final int LONGEST_ID = 1024 - 40;

  private static final byte[] NOTHING = {};

  private final DynamoDbClient client;
  private final String table;
  private final Expiry expiry;

  public Logins(DynamoDbClient client, Map<String, String> env) {
    this(client, env, InstantSource.system());
  }

  Logins(DynamoDbClient client, Map<String, String> env, InstantSource clock) {
    this.client = client;
    this.table = Environment.required(env, "LOGINS_TABLE");
    this.expiry = Expiry.days(Environment.days(env, "LOGINS_DAYS", KEPT_DAYS), clock);
  }

  /**
   * Writes logins; one that is there already stays as it is, and the stream is silent about it.
   *
   * @return how many there are less those given twice
   * @throws TableBusy if some could not be written after several attempts; the others are written,
   *     and all may be given again
   */
  public int put(Collection<Login> logins) {
    Map<List<String>, Map<String, AttributeValue>> items = new LinkedHashMap<>();
    for (Login login : logins) {
      items.put(List.of(login.user(), at(login)), item(login));
    }
    new Batches(client).put(table, List.copyOf(items.values()));
    return items.size();
  }

  /**
   * One user's logins, newest first.
   *
   * @param from the first instant that counts
   * @param before where to go on: the {@code next} of the page before; null for the newest
   */
  public Page<Login> of(String user, Instant from, @Nullable String before, int limit) {
    var answer =
        client.query(query -> {
          query
              .tableName(table)
              .keyConditionExpression("#user = :user and #at >= :from")
              .expressionAttributeNames(Map.of("#user", "user", "#at", "at"))
              .expressionAttributeValues(
                  Map.of(
                      ":user", Attributes.text(user),
                      ":from", Attributes.text(Timestamp.text(from))))
              .scanIndexForward(false)
              .limit(limit);
          if (before != null) {
            query.exclusiveStartKey(
                Map.of("user", Attributes.text(user), "at", Attributes.text(before)));
          }
        });
    List<Login> logins = answer.items().stream().map(Logins::read).toList();
    String next =
        answer.lastEvaluatedKey().isEmpty()
            ? null
            : Attributes.requiredText(answer.lastEvaluatedKey(), "at");
    return new Page<>(logins, next);
  }

  /**
   * A login as it stands in the table or in a record of its stream.
   *
   * @throws IllegalArgumentException if the item is none
   */
  public static Login read(Map<String, AttributeValue> item) {
    String doc = Attributes.textOrNull(item, "doc");
    if (doc == null) {
      throw new IllegalArgumentException("not a login: no doc in " + item.keySet());
    }
    return LoginJson.fromStored(doc);
  }

  private Map<String, AttributeValue> item(Login login) {
    return Map.of(
        "user", Attributes.text(login.user()),
        "at", Attributes.text(at(login)),
        "doc", Attributes.text(LoginJson.toStored(login)),
        "ttl", Attributes.number(expiry.of(login.time())));
  }

  private static String at(Login login) {
    if (login.id().getBytes(StandardCharsets.UTF_8).length > LONGEST_ID) {
      throw new IllegalArgumentException("event.id is longer than " + LONGEST_ID + " bytes");
    }
    return Timestamp.text(login.time()) + "#" + login.id() + "#" + digest(login);
  }

  /**
   * What keeps two logins apart that share user, time and id, as those of sources do whose id is no
   * name of an event but, say, its kind. Only what the source itself says goes in, and nothing that
   * we complete it with: the same login sent again has the same key after a new location database,
   * too.
   */
  private static String digest(Login login) {
    CRC32C crc = new CRC32C();
    for (String part :
        new String[] {
          login.action(),
          login.outcome().name(),
          login.source().ip(),
          login.userAgent(),
          login.session()
        }) {
      crc.update(part == null ? NOTHING : part.getBytes(StandardCharsets.UTF_8));
      crc.update(0);
    }
    return HexFormat.of().toHexDigits((int) crc.getValue());
  }
}
