package io.loginwatch.ingest;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loginwatch.config.InvalidConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthorizeHandlerTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ingest: {keys: {vpn: {sha256: [abc]}}}              | ingest.keys.vpn.sha256
          ingest: {keys: {vpn: {}}}                           | nobody could post as vpn
          ingest: {keys: {vpn: {secrets: [a-plain-password]}}} | ingest.keys.vpn.secrets
          ingest: {keys: {vpn: {secret: 'env:VPN'}}}          | ingest.keys.vpn.secret: unknown field
          ingest: {keys: [vpn]}                               | ingest.keys
          'ingest: {keys: '                                   | loginwatch.yaml
          """)
  void keys_that_are_wrong_stop_it_and_are_named(String yaml, String says) throws IOException {
    assertThatThrownBy(() -> authorizer(yaml))
        .isInstanceOf(InvalidConfiguration.class)
        .hasMessageContaining(says);
  }

  @Test
  void what_it_does_not_read_is_not_its_affair() throws IOException {
    String hash = "0123456789abcdef".repeat(4);

    assertThatCode(() ->
            authorizer(
                """
                ingest:
                  keys: {vpn: {sha256: [%s], format: okta}}
                  watch: {outcomes: [never-heard-of]}
                notify: {nonsense: true}
                """
                    .formatted(hash)))
        .doesNotThrowAnyException();
    assertThatCode(() -> authorizer("")).doesNotThrowAnyException();
  }

  private AuthorizeHandler authorizer(String yaml) throws IOException {
    Path file = Files.writeString(folder.resolve("loginwatch.yaml"), yaml);
    return new AuthorizeHandler(Map.of("LOGINWATCH_CONFIG", file.toString()));
  }
}
