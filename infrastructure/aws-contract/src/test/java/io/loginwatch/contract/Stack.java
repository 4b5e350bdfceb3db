package io.loginwatch.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.loginwatch.local.lambda.RunningFunction;
import io.loginwatch.sam.Function;
import io.loginwatch.sam.Resource;
import io.loginwatch.sam.Template;
import io.loginwatch.store.AwsClients;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sns.SnsClient;

/**
 * What template.yaml describes and functions call, made on an endpoint under names of its own, and
 * taken away again. The functions themselves run here.
 */
final class Stack implements AutoCloseable {
  private final Template template = Template.nearest(Map.of("RequireKey", "false"));
  private final String prefix = "contract-" + UUID.randomUUID().toString().substring(0, 8) + "-";
  private final Map<String, String> surroundings;
  private final DynamoDbClient db;
  private final Path opt;

  /** Names and ARNs on the endpoint, by logical id. */
  private final Map<String, String> made = new LinkedHashMap<>();

  private final Deque<Runnable> undoing = new ArrayDeque<>();

  Stack(Map<String, String> surroundings) {
    this.surroundings = surroundings;
    this.db = AwsClients.dynamoDb(surroundings);
    try {
      opt = Files.createTempDirectory("loginwatch-contract");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    makeTables();
    makeTopics();
    makeSecrets();
    configure("{}");
  }

  DynamoDbClient db() {
    return db;
  }

  Template template() {
    return template;
  }

  /** A name that nobody else uses on the endpoint. */
  String name(String what) {
    return prefix + what;
  }

  /** What the resource with that logical id is called there. */
  String made(String id) {
    return made.get(id);
  }

  /** A client of any service. */
  <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C client(
      B builder, String service) {
    return AwsClients.configured(builder, surroundings, service).build();
  }

  /** To be done when the stack is taken away. */
  void afterwards(Runnable undo) {
    undoing.push(undo);
  }

  /** The configuration of functions that are made from now on. */
  void configure(String yaml) {
    try {
      Files.writeString(opt.resolve("loginwatch.yaml"), yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The function with that logical id, in the environment that the template gives it. */
  RunningFunction function(String id) {
    Function function =
        template.functions().stream().filter(each -> each.id().equals(id)).findAny().orElseThrow();
    return new RunningFunction(function, environment(function.environment()));
  }

  /** What the template gives to every function, with the names that things have here. */
  Map<String, String> environment() {
    return environment(template.environment());
  }

  /** Everything in a table. */
  List<Map<String, AttributeValue>> items(String table) {
    return db
        .scanPaginator(scan -> scan.tableName(made(table)).consistentRead(true))
        .items()
        .stream()
        .toList();
  }

  @Override
  public void close() {
    undoing.forEach(Runnable::run);
  }

  private Map<String, String> environment(Map<String, String> given) {
    Map<String, String> environment = new HashMap<>(given);
    environment.replaceAll((_, value) -> here(value));
    environment.putAll(surroundings);
    return environment;
  }

  /** The template's word for a resource is its logical id, at the end of an ARN or alone. */
  private String here(String value) {
    String text = value.replaceFirst("^/opt(?=/|$)", Matcher.quoteReplacement(opt.toString()));
    for (var one : made.entrySet()) {
      text =
          text.replaceFirst(
              "(^|arn:aws:\\S+:)" + Pattern.quote(one.getKey()) + "$",
              Matcher.quoteReplacement(one.getValue()));
    }
    return text;
  }

  private void makeTables() {
    template
        .tables()
        .forEach(table -> {
          String name = name(table.name());
          table.named(name).createOn(db);
          made.put(table.id(), name);
          afterwards(() -> db.deleteTable(delete -> delete.tableName(name)));
        });
  }

  private void makeTopics() {
    SnsClient sns = client(SnsClient.builder(), "SNS");
    for (Resource topic : template.resources("AWS::SNS::Topic")) {
      Map<String, String> attributes = new HashMap<>();
      topic.properties().forEachEntry((name, value) -> attributes.put(name, value.asText()));
      String arn =
          sns.createTopic(create -> create.name(name(topic.id())).attributes(attributes))
              .topicArn();
      made.put(topic.id(), arn);
      afterwards(() -> sns.deleteTopic(delete -> delete.topicArn(arn)));
    }
  }

  private void makeSecrets() {
    SecretsManagerClient secrets = client(SecretsManagerClient.builder(), "SECRETS_MANAGER");
    for (Resource secret : template.resources("AWS::SecretsManager::Secret")) {
      JsonNode wanted = secret.properties().path("GenerateSecretString");
      String password =
          secrets
              .getRandomPassword(get ->
                  get.passwordLength(wanted.path("PasswordLength").asLong())
                      .excludePunctuation(wanted.path("ExcludePunctuation").asBoolean()))
              .randomPassword();
      String arn =
          secrets
              .createSecret(create -> create.name(name(secret.id())).secretString(password))
              .arn();
      made.put(secret.id(), arn);
      afterwards(() ->
          secrets.deleteSecret(delete -> delete.secretId(arn).forceDeleteWithoutRecovery(true)));
    }
  }
}
