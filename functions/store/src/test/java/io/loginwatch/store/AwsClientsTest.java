package io.loginwatch.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.loginwatch.sam.LocalDynamoDb;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AwsClientsTest {

  @Test
  void a_client_goes_where_its_environment_says() {
    try (var client =
        AwsClients.dynamoDb(
            Map.of(
                "AWS_REGION", "eu-central-1",
                "AWS_ENDPOINT_URL", "http://127.0.0.1:1",
                "AWS_ENDPOINT_URL_DYNAMODB", "http://127.0.0.1:2"))) {
      var configuration = client.serviceClientConfiguration();

      assertThat(configuration.endpointOverride()).contains(URI.create("http://127.0.0.1:2"));
      assertThat(configuration.region().id()).isEqualTo("eu-central-1");
    }
  }

  @Test
  void the_general_endpoint_does_where_there_is_none_for_the_service() {
    try (var client = AwsClients.dynamoDb(Map.of("AWS_ENDPOINT_URL", "http://127.0.0.1:1"))) {
      assertThat(client.serviceClientConfiguration().endpointOverride())
          .contains(URI.create("http://127.0.0.1:1"));
    }
  }

  @Test
  void a_local_endpoint_needs_no_credentials() {
    try (var db = LocalDynamoDb.start()) {
      Map<String, String> env = new HashMap<>(db.environment());
      env.remove("AWS_ACCESS_KEY_ID");
      env.remove("AWS_SECRET_ACCESS_KEY");
      try (var client = AwsClients.dynamoDb(env)) {
        assertThat(client.listTables().tableNames()).contains("LoginsTable");
      }
    }
  }
}
