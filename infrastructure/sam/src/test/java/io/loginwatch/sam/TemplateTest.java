package io.loginwatch.sam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {

  @TempDir Path folder;

  @Test
  void short_tags_and_long_functions_mean_the_same() {
    var template =
        template(
            """
            Parameters: { Prefix: { Type: String, Default: lw } }
            Mappings: { Sizes: { big: { n: 7 } } }
            Conditions: { IsLw: !Equals [!Ref Prefix, lw], IsNot: !Not [{ Condition: IsLw }] }
            Resources:
              Topic: { Type: AWS::SNS::Topic }
              Thing:
                Type: Some::Thing
                Properties:
                  ref: !Ref Topic
                  att: !GetAtt Topic.TopicName
                  long: { "Fn::GetAtt": [Topic, TopicArn] }
                  sub: !Sub "${Prefix}-${!raw}-${AWS::Region}-${Topic.TopicName}"
                  subWith: !Sub ["${x}!", { x: !Ref Prefix }]
                  join: !Join ["/", [a, !Ref Prefix]]
                  pick: !Select [1, !Split [",", "a,b"]]
                  map: !FindInMap [Sizes, big, n]
                  yes: !If [IsLw, 1, 2]
                  no: !If [IsNot, 1, !Ref AWS::NoValue]
              Gone: { Type: Some::Thing, Condition: IsNot }
            """,
            Map.of());

    assertThat(template.resource("Gone")).isNull();
    assertThat(template.resource("Thing").properties())
        .hasToString(
            "{\"ref\":\"arn:aws:sns:eu-west-1:000000000000:Topic\",\"att\":\"Topic\","
                + "\"long\":\"arn:aws:sns:eu-west-1:000000000000:Topic\","
                + "\"sub\":\"lw-${raw}-eu-west-1-Topic\",\"subWith\":\"lw!\",\"join\":\"a/lw\","
                + "\"pick\":\"b\",\"map\":7,\"yes\":1}");
  }

  @Test
  void a_parameter_can_be_overridden_but_not_invented() {
    String text =
        """
        Parameters: { Level: { Type: String, Default: a, AllowedValues: [a, b] } }
        Resources: { T: { Type: X::Y, Properties: { level: !Ref Level } } }
        """;

    assertThat(
            template(text, Map.of("Level", "b")).resource("T").properties().get("level").asText())
        .isEqualTo("b");
    assertThatThrownBy(() -> template(text, Map.of("Level", "c")))
        .hasMessage("Parameters.Level: must be one of [\"a\",\"b\"]");
    assertThatThrownBy(() -> template(text, Map.of("Levle", "b")))
        .hasMessage("Parameters.Levle: the template has no such parameter");
  }

  @Test
  void an_unsupported_property_of_a_table_fails_with_its_name() {
    var template =
        template(
            """
            Resources:
              Things:
                Type: AWS::DynamoDB::Table
                Properties:
                  BillingMode: PAY_PER_REQUEST
                  AttributeDefinitions: [{ AttributeName: id, AttributeType: S }]
                  KeySchema: [{ AttributeName: id, KeyType: HASH }]
                  KinesisStreamSpecification: { StreamArn: x }
            """,
            Map.of());

    assertThatThrownBy(template::tables)
        .isInstanceOf(UnsupportedInTemplate.class)
        .hasMessageStartingWith("Things.Properties.KinesisStreamSpecification: ");
  }

  @Test
  void an_unsupported_authorizer_of_a_route_fails_with_its_name() {
    var template =
        template(
            """
            Resources:
              F:
                Type: AWS::Serverless::Function
                Properties:
                  CodeUri: x.zip
                  Handler: x.Y
                  Events:
                    E:
                      Type: Api
                      Properties: { Path: /x, Method: GET, Auth: { Authorizer: Cognito } }
            """,
            Map.of());

    assertThatThrownBy(template::functions)
        .isInstanceOf(UnsupportedInTemplate.class)
        .hasMessageContaining("Authorizer: Cognito");
  }

  @Test
  void an_unsupported_function_fails_with_its_name_and_place() {
    assertThatThrownBy(() ->
            template("Resources: { T: { Type: X::Y, Properties: { a: [!Base64 x] } } }", Map.of()))
        .hasMessage("T.Properties.a[0]: the function Fn::Base64 is not supported here");
  }

  @ParameterizedTest
  @CsvSource({
    "rate(1 minute),PT1M",
    "rate(5 minutes),PT5M",
    "rate(1 hour),PT1H",
    "rate(2 days),PT48H"
  })
  void a_rate_is_a_period(String expression, Duration period) {
    assertThat(ScheduleExpression.period("here", expression)).isEqualTo(period);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"rate(5 minute)", "rate(1 minutes)", "rate(0 minutes)", "rate(1 week)", "cron(x)"})
  void what_aws_refuses_as_a_rate_is_refused(String expression) {
    assertThatThrownBy(() -> ScheduleExpression.period("here", expression))
        .isInstanceOf(UnsupportedInTemplate.class)
        .hasMessageStartingWith("here: " + expression);
  }

  @Test
  void the_templates_functions_have_their_events_environment_and_layers() {
    var functions = Template.nearest(Map.of()).functions();

    var detect = functions.stream().filter(f -> f.id().equals("DetectFunction")).findAny().get();
    var ingest = functions.stream().filter(f -> f.id().equals("IngestFunction")).findAny().get();
    assertThat(detect.events().get("Logins"))
        .isInstanceOfSatisfying(
            EventSource.Stream.class,
            stream -> {
              assertThat(stream.table()).isEqualTo("LoginsTable");
              assertThat(stream.reportsFailures()).isTrue();
              assertThat(stream.bisects()).isTrue();
              assertThat(stream.filters()).hasSize(1);
              assertThat(stream.onFailure()).endsWith(":UnjudgedLogins");
            });
    assertThat(ingest.environment())
        .containsEntry("LOGINS_TABLE", "LoginsTable")
        .containsEntry("GEOIP_DIR", "/opt");
    assertThat(ingest.layers())
        .containsExactly(Path.of("infrastructure/config"), Path.of("infrastructure/geoip"));
  }

  @Test
  void the_templates_api_answers_trouble_of_its_own_with_503_and_when_to_retry() {
    var api = Template.nearest(Map.of()).api();

    assertThat(api.authorizer()).isEqualTo("AuthorizeFunction");
    assertThat(api.binaryMediaTypes()).containsExactly("*/*");
    assertThat(api.responses().get("THROTTLED").status()).isEqualTo(503);
    assertThat(api.responses().get("THROTTLED").headers()).containsEntry("Retry-After", "5");
  }

  private Template template(String yaml, Map<String, String> parameters) {
    try {
      return Template.load(Files.writeString(folder.resolve("t.yaml"), yaml), parameters);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
