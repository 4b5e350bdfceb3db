package io.loginwatch.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
  private static final class KnownVault implements Secrets.Vault {
    final Map<String, String> values = new HashMap<>();
    int asked;

    @Override
    public String parameter(String name) {
      asked++;
      return values.getOrDefault(name, "");
    }

    @Override
    public String secret(String id) {
      return parameter(id);
    }
  }

  private final KnownVault vault = new KnownVault();
  private Instant now = Instant.parse("2026-03-02T09:00:00Z");
  private final Secrets secrets = new Secrets(Map.of("TOKEN", "t0ps3cret"), vault, () -> now);

  private String resolve(String reference) {
    return secrets.resolve(SecretReference.of(reference).orElseThrow());
  }

  @Test
  void a_secret_is_found_in_the_environment_or_in_a_file(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("token"), "from-file\n");

    assertThat(resolve("env:TOKEN")).isEqualTo("t0ps3cret");
    assertThat(resolve("file:" + file)).isEqualTo("from-file");
  }

  @Test
  void a_secret_is_found_in_aws_and_a_field_of_a_json_secret_by_its_name() {
    vault.values.put("/loginwatch/slack", "hook");
    vault.values.put("channels", "{\"slack\": \"json-hook\", \"n\": {}}");

    assertThat(resolve("ssm:/loginwatch/slack")).isEqualTo("hook");
    assertThat(resolve("secretsmanager:channels#slack")).isEqualTo("json-hook");
    assertThatThrownBy(() -> resolve("secretsmanager:channels#mail"))
        .hasMessage("secretsmanager:channels#mail: the secret has no such field");
  }

  @Test
  void a_rotated_secret_is_picked_up_after_five_minutes_and_asked_for_once_until_then() {
    vault.values.put("/a", "old");
    resolve("ssm:/a");
    vault.values.put("/a", "new");

    now = now.plusSeconds(299);
    assertThat(resolve("ssm:/a")).isEqualTo("old");
    now = now.plusSeconds(1);
    assertThat(resolve("ssm:/a")).isEqualTo("new");
    assertThat(vault.asked).isEqualTo(2);
  }

  @Test
  void a_missing_secret_is_named_and_no_message_repeats_a_secret() {
    vault.values.put("broken", "{not json but secret");

    assertThatThrownBy(() -> resolve("env:OTHER"))
        .hasMessage("env:OTHER: the environment has no such variable");
    assertThatThrownBy(() -> resolve("file:/no/such/file"))
        .hasMessageStartingWith("file:/no/such/file: cannot be read");
    assertThatThrownBy(() -> resolve("secretsmanager:broken#a"))
        .hasMessageNotContaining("not json but secret");
    assertThatThrownBy(() -> resolve("ssm:/none")).hasMessage("ssm:/none: is empty");
  }

  @Test
  void what_is_no_reference_is_not_taken_for_one() {
    assertThat(SecretReference.of("xoxb-123")).isEmpty();
    assertThat(SecretReference.of("https://hooks.example.org/x")).isEmpty();
    assertThat(SecretReference.of("env:")).isEmpty();
    assertThat(SecretReference.of("ssm:/a/b").orElseThrow())
        .isEqualTo(new SecretReference(SecretReference.Kind.SSM, "/a/b", ""));
  }
}
