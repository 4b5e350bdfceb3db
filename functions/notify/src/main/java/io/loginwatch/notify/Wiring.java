package io.loginwatch.notify;

import io.loginwatch.config.Configuration;
import io.loginwatch.config.Secrets;
import io.loginwatch.config.Section;
import io.loginwatch.core.alert.Severity;
import io.loginwatch.core.incident.RetrySchedule;
import io.loginwatch.store.Absorptions;
import io.loginwatch.store.Alerts;
import io.loginwatch.store.AwsClients;
import io.loginwatch.store.Channels;
import io.loginwatch.store.Deliveries;
import io.loginwatch.store.IncidentAlerts;
import io.loginwatch.store.Incidents;
import io.loginwatch.store.Snoozes;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** How the parts of notification are put together, in one place. */
final class Wiring {
  private final NotifySettings settings;
  private final Destinations destinations;
  private final Links links;
  private final Alerts alerts;
  private final IncidentAlerts incidentAlerts;
  private final Incidents incidents;
  private final Snoozes snoozes;
  private final Absorptions absorptions;
  private final Deliveries deliveries;
  private final Standing standing;
  private final Lanes lanes;
  private final InstantSource clock;

  /**
   * @param jitter from 0 to 1, anew each time
   * @throws io.loginwatch.config.InvalidConfiguration with everything that is wrong with it
   */
  Wiring(
      Map<String, String> env,
      List<ChannelKind> kinds,
      InstantSource clock,
      DoubleSupplier jitter) {
    this(env, Configuration.load(env), kinds, clock, jitter);
  }

  Wiring(
      Map<String, String> env,
      Configuration configuration,
      List<ChannelKind> kinds,
      InstantSource clock,
      DoubleSupplier jitter) {
    Section section = configuration.section("notify");
    Secrets secrets = Secrets.of(env);
    this.clock = clock;
    Map<String, Section> channels = section.sections("channels");
    this.settings = NotifySettings.read(section, channels, env);
    var parts = new ChannelParts(env, secrets, configuration.folder().resolve("templates"), clock);
    this.destinations = Destinations.open(channels, kinds, parts);
    configuration.requireValid();
    this.links = new Links(settings, secrets);
    DynamoDbClient client = AwsClients.dynamoDb(env);
    this.alerts = new Alerts(client, env);
    this.incidentAlerts = new IncidentAlerts(client, env);
    this.incidents = new Incidents(client, env);
    this.snoozes = new Snoozes(client, env);
    this.absorptions = new Absorptions(client, env);
    this.deliveries = new Deliveries(client, env);
    this.standing = new Standing(new Channels(client, env), alerts);
    this.lanes =
        new Lanes(
            new Sending(
                settings,
                destinations.on(),
                incidents,
                deliveries,
                standing,
                new Composer(settings, incidentAlerts, links),
                new Alarms(System.out, clock),
                RetrySchedule.STANDARD_WEBHOOKS,
                jitter,
                clock));
  }

  /** As in AWS: the system's clock and its randomness. */
  static Wiring of(Map<String, String> env, List<ChannelKind> kinds) {
    return new Wiring(
        env, kinds, InstantSource.system(), () -> ThreadLocalRandom.current().nextDouble());
  }

  Notifying notifying() {
    Map<String, Severity> floors =
        destinations.on().keySet().stream()
            .collect(Collectors.toMap(name -> name, name -> settings.policy(name).floor()));
    var following =
        destinations.on().values().stream()
            .filter(Channel::follows)
            .map(Channel::name)
            .collect(Collectors.toSet());
    return new Notifying(
        new Intake(
            settings,
            new Routes(settings.routes(), floors),
            incidents,
            snoozes,
            absorptions,
            clock),
        new Planning(settings.cadence(), incidents, deliveries, following, clock),
        lanes,
        standing,
        incidents,
        deliveries,
        clock);
  }

  Triage triage() {
    return new Triage(incidents, snoozes, settings.links().userCloses(), clock);
  }

  ActPage actPage() {
    return new ActPage(links, triage(), incidents, clock);
  }

  Why why() {
    return new Why(alerts, incidentAlerts, incidents, deliveries);
  }

  Redrive redrive() {
    return new Redrive(deliveries, standing, lanes, clock);
  }

  Destinations destinations() {
    return destinations;
  }
}
