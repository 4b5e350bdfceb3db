package io.loginwatch.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loginwatch.config.SecretReference;
import io.loginwatch.config.Secrets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/** References to secrets lead to what is kept under them. */
@ExtendWith(OnAnEndpoint.class)
class SecretsContractTest {
  private final Stack stack;

  SecretsContractTest(Stack stack) {
    this.stack = stack;
  }

  @Test
  void a_field_of_a_secret_is_found_by_name_and_by_arn() {
    var client = stack.client(SecretsManagerClient.builder(), "SECRETS_MANAGER");
    String name = stack.name("channels");
    String arn =
        client
            .createSecret(create -> create.name(name).secretString("{\"slack\": \"hook\"}"))
            .arn();
    stack.afterwards(
        () -> client.deleteSecret(delete -> delete.secretId(arn).forceDeleteWithoutRecovery(true)));

    assertThat(resolve("secretsmanager:" + name + "#slack")).isEqualTo("hook");
    assertThat(resolve("secretsmanager:" + arn + "#slack")).isEqualTo("hook");
    assertThatThrownBy(() -> resolve("secretsmanager:" + name + "#teams"))
        .isInstanceOf(Secrets.SecretMissing.class)
        .hasMessageContaining("no such field");
  }

  @Test
  void an_encrypted_parameter_is_decrypted() {
    var client = stack.client(SsmClient.builder(), "SSM");
    String name = "/" + stack.name("parameters") + "/slack";
    client.putParameter(put -> put.name(name).type(ParameterType.SECURE_STRING).value("hook"));
    stack.afterwards(() -> client.deleteParameter(delete -> delete.name(name)));

    assertThat(resolve("ssm:" + name)).isEqualTo("hook");
    assertThatThrownBy(() -> resolve("ssm:" + name + "s"))
        .hasMessage("AmazonSSM.GetParameter answered 400");
  }

  @Test
  void the_key_that_the_stack_makes_for_signed_links_is_found_where_functions_look() {
    String reference = stack.environment().get("LINK_KEY");

    assertThat(reference).startsWith("secretsmanager:arn:");
    assertThat(resolve(reference)).hasSize(64).matches("[a-zA-Z0-9]+");
  }

  private String resolve(String reference) {
    return Secrets.of(stack.environment()).resolve(SecretReference.of(reference).orElseThrow());
  }
}
