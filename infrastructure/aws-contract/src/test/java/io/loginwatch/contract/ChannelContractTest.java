package io.loginwatch.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.loginwatch.core.incident.Delivery;
import io.loginwatch.notify.Operations;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.SesV2Exception;

/** The channels that are AWS services: what is sent arrives as we mean it, or is given up. */
@ExtendWith(OnAnEndpoint.class)
class ChannelContractTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Stack stack;

  ChannelContractTest(Stack stack) {
    this.stack = stack;
  }

  @Test
  void a_topic_gets_a_document_for_programs_and_attributes_to_filter_by() throws Exception {
    String topic = stack.made("AlertsTopic");
    var tests = new Receiver(stack, "tests").subscribedTo(topic, "{\"kind\": [\"test\"]}");
    var others = new Receiver(stack, "others").subscribedTo(topic, "{\"kind\": [\"first\"]}");

    Delivery delivery = send("{kind: sns}");

    assertThat(delivery.state()).isEqualTo(Delivery.State.SENT);
    JsonNode envelope = tests.next();
    assertThat(envelope.path("TopicArn").asText()).isEqualTo(topic);
    assertThat(envelope.path("Subject").asText()).startsWith("Test");
    assertThat(envelope.at("/MessageAttributes/severity/Value").asText()).isEqualTo("info");
    assertThat(envelope.at("/MessageAttributes/rules/Type").asText()).isEqualTo("String.Array");
    JsonNode document = JSON.readTree(envelope.path("Message").asText());
    assertThat(document.path("rule").asText()).isEqualTo("test");
    assertThat(others.rest()).isEmpty();
  }

  @Test
  void a_topic_that_is_not_there_is_given_up_with_the_reason() {
    Delivery delivery =
        send("{kind: sns, topic: \"%s-gone\"}".formatted(stack.made("AlertsTopic")));

    assertThat(delivery.state()).isEqualTo(Delivery.State.DEAD);
    assertThat(delivery.reason()).startsWith("SNS: HTTP 404");
  }

  @Test
  void a_bus_gets_an_event_that_a_rule_can_match() {
    var events = stack.client(EventBridgeClient.builder(), "EVENTBRIDGE");
    String bus = stack.name("bus");
    events.createEventBus(create -> create.name(bus));
    stack.afterwards(() -> events.deleteEventBus(delete -> delete.name(bus)));
    var matched = new Receiver(stack, "matched");
    rule(events, bus, "matched", "{\"source\": [\"io.loginwatch\"]}", matched);
    var others = new Receiver(stack, "unmatched");
    rule(events, bus, "unmatched", "{\"source\": [\"com.example\"]}", others);

    Delivery delivery = send("{kind: eventbridge, bus: %s}".formatted(bus));

    assertThat(delivery.state()).isEqualTo(Delivery.State.SENT);
    JsonNode event = matched.next();
    assertThat(event.path("source").asText()).isEqualTo("io.loginwatch");
    assertThat(event.path("detail-type").asText()).startsWith("Loginwatch ");
    assertThat(event.at("/detail/rule").asText()).isEqualTo("test");
    assertThat(others.rest()).isEmpty();
  }

  @Test
  void mail_is_taken_from_a_verified_sender_only() {
    var ses = stack.client(SesV2Client.builder(), "SESV2");
    String sender = stack.name("soc@example.com");
    try {
      ses.createEmailIdentity(create -> create.emailIdentity(sender));
    } catch (SesV2Exception e) {
      abort("this endpoint has no SES v2: " + e.getMessage());
    }
    stack.afterwards(() -> ses.deleteEmailIdentity(delete -> delete.emailIdentity(sender)));

    Delivery sent = send("{kind: ses, from: %s, to: [soc@example.com]}".formatted(sender));
    Delivery refused = send("{kind: ses, from: other-%s, to: [soc@example.com]}".formatted(sender));

    assertThat(sent.state()).isEqualTo(Delivery.State.SENT);
    assertThat(refused.state()).isEqualTo(Delivery.State.DEAD);
    assertThat(refused.reason()).contains("400");
  }

  private Delivery send(String channel) {
    stack.configure("notify: {channels: {tried: %s}}".formatted(channel));
    return Operations.of(stack.function("NotifyFunction").environment()).redrive().test("tried");
  }

  private void rule(
      EventBridgeClient events, String bus, String name, String pattern, Receiver receiver) {
    events.putRule(put -> put.eventBusName(bus).name(name).eventPattern(pattern));
    events.putTargets(put ->
        put.eventBusName(bus)
            .rule(name)
            .targets(List.of(Target.builder().id("queue").arn(receiver.arn()).build())));
    stack.afterwards(() -> events.deleteRule(delete -> delete.eventBusName(bus).name(name)));
    stack.afterwards(
        () -> events.removeTargets(remove -> remove.eventBusName(bus).rule(name).ids("queue")));
  }
}
