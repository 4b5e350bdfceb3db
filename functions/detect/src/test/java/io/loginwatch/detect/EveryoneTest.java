package io.loginwatch.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.loginwatch.core.login.Device;
import io.loginwatch.core.profile.Line;
import io.loginwatch.core.profile.Population;
import io.loginwatch.core.profile.Sample;
import io.loginwatch.sam.LocalDynamoDb;
import io.loginwatch.store.Alerts;
import io.loginwatch.store.AwsClients;
import io.loginwatch.store.Commits;
import io.loginwatch.store.Populations;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

class EveryoneTest {
  private static final LocalDynamoDb DB = LocalDynamoDb.start();
  private static final Line FIBRE = new Line("IT", 64_496);
  private static final Map<String, AttributeValue> KEY =
      Map.of("scope", text("everyone"), "bucket", text("population"));

  private final List<SdkRequest> requests = new ArrayList<>();
  private Runnable beforePut = () -> {};
  private Instant now = Instant.parse("2036-01-01T00:00:00Z");
  private int samples;
  private final Everyone everyone = instance();

  @BeforeEach
  void forget() {
    DB.client().deleteItem(delete -> delete.tableName("CountersTable").key(KEY));
  }

  @AfterAll
  static void stop() {
    DB.close();
  }

  private static AttributeValue text(String text) {
    return AttributeValue.builder().s(text).build();
  }

  private Everyone instance() {
    DynamoDbClient client =
        AwsClients.configured(DynamoDbClient.builder(), DB.environment(), "DYNAMODB")
            .overrideConfiguration(override ->
                override.addExecutionInterceptor(
                    new ExecutionInterceptor() {
                      @Override
                      public void beforeExecution(
                          Context.BeforeExecution context, ExecutionAttributes attributes) {
                        requests.add(context.request());
                        if (context.request() instanceof PutItemRequest) {
                          beforePut.run();
                        }
                      }
                    }))
            .build();
    return new Everyone(
        new Populations(client, DB.environment()),
        new Commits(client, new Alerts(client, DB.environment())),
        () -> now);
  }

  /** A batch that told of one more user's day. */
  private void batch(Everyone instance) {
    instance.refresh();
    instance.add(
        List.of(
            new Sample(
                samples++ % 64,
                24_000,
                true,
                FIBRE,
                "IT",
                new Device("Windows", "", "desktop", "Firefox"))));
    instance.save();
  }

  private static int stored() {
    return new Populations(DB.client(), DB.environment()).readOr(Population.NOBODY).days();
  }

  private long count(Class<? extends SdkRequest> kind) {
    return requests.stream().filter(kind::isInstance).count();
  }

  @Test
  void however_many_batches_come_it_is_read_and_written_once_in_five_minutes() {
    for (int n = 0; n < 100; n++) {
      batch(everyone);
    }
    assertThat(count(GetItemRequest.class)).isEqualTo(2);
    assertThat(count(PutItemRequest.class)).isEqualTo(1);
    assertThat(stored()).isEqualTo(1);
    assertThat(everyone.population().days()).isEqualTo(100);

    now = now.plus(Duration.ofMinutes(5)).minusMillis(1);
    batch(everyone);
    assertThat(requests).hasSize(3);

    now = now.plusMillis(1);
    batch(everyone);
    assertThat(count(PutItemRequest.class)).isEqualTo(2);
    assertThat(stored()).isEqualTo(102);
  }

  @Test
  void a_batch_that_tells_nothing_writes_nothing() {
    everyone.refresh();
    everyone.save();

    assertThat(count(PutItemRequest.class)).isZero();
  }

  @Test
  void what_other_instances_wrote_is_added_to() {
    batch(instance());
    batch(everyone);

    assertThat(stored()).isEqualTo(2);
    assertThat(everyone.population().lines().days(FIBRE)).isEqualTo(2);
  }

  @Test
  void whoever_loses_a_race_loses_its_samples_and_nothing_else() {
    Everyone other = instance();
    beforePut =
        () -> {
          beforePut = () -> {};
          batch(other);
        };

    batch(everyone);
    assertThat(stored()).isEqualTo(1);

    now = now.plus(Duration.ofMinutes(5));
    batch(everyone);
    assertThat(stored()).isEqualTo(2);
    assertThat(everyone.population().days()).isEqualTo(2);
  }

  @Test
  void without_the_table_detection_goes_on_with_what_it_knows() {
    batch(everyone);
    beforePut =
        () -> {
          throw new IllegalStateException("no table");
        };
    now = now.plus(Duration.ofMinutes(5));

    batch(everyone);

    assertThat(everyone.population().days()).isEqualTo(2);
    assertThat(stored()).isEqualTo(1);
  }

  @Test
  void what_a_newer_version_wrote_is_neither_read_nor_overwritten() {
    var item = new HashMap<>(KEY);
    item.put("state", AttributeValue.builder().b(SdkBytes.fromByteArray(new byte[] {9})).build());
    DB.client().putItem(put -> put.tableName("CountersTable").item(item));

    batch(everyone);

    assertThat(everyone.population().days()).isEqualTo(1);
    assertThat(DB.client().getItem(get -> get.tableName("CountersTable").key(KEY)).item())
        .isEqualTo(item);
  }

  @Test
  void a_flood_is_kept_up_to_two_thousand() {
    batch(everyone);
    for (int n = 0; n < 2_001; n++) {
      batch(everyone);
    }
    assertThat(everyone.population().days()).isEqualTo(2_001);

    now = now.plus(Duration.ofMinutes(5));
    batch(everyone);
    assertThat(stored()).isEqualTo(2_001);
  }
}
