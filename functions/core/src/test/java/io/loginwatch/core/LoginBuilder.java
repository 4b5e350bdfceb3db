package io.loginwatch.core;

import io.loginwatch.core.login.Actions;
import io.loginwatch.core.login.Anonymizer;
import io.loginwatch.core.login.Device;
import io.loginwatch.core.login.Login;
import io.loginwatch.core.login.Network;
import io.loginwatch.core.login.Outcome;
import io.loginwatch.core.login.Place;
import io.loginwatch.core.login.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Logins as a test would say them: {@code login().of("alice").from(ROME).at("09:00").build()}. Not
 * null-checked: a test may leave out what it likes.
 */
public final class LoginBuilder {
  public static final Place ROME = new Place("IT", "Lazio", "Rome", 41.9028, 12.4964, 20);
  public static final Place MILAN = new Place("IT", "Lombardy", "Milan", 45.4642, 9.19, 20);
  public static final Place PARIS = new Place("FR", "Paris", "Paris", 48.8566, 2.3522, 20);
  public static final Place NEW_YORK = new Place("US", "NY", "New York", 40.7128, -74.006, 20);
  public static final Place SYDNEY = new Place("AU", "NSW", "Sydney", -33.8688, 151.2093, 20);

  public static final Device FIREFOX_ON_WINDOWS = new Device("Windows", "11", "desktop", "Firefox");
  public static final Device SAFARI_ON_IPHONE = new Device("iOS", "18", "mobile", "Mobile Safari");

  /** The day that {@link #at(String)} counts from: a Monday. */
  public static final Instant DAY = Instant.parse("2026-03-02T00:00:00Z");

  private String id;
  private Instant time = DAY;
  private String user = "alice";
  private String actor;
  private String email;
  private String action = Actions.LOGIN;
  private Outcome outcome = Outcome.SUCCESS;
  private String reason;
  private String ip = "192.0.2.1";
  private Place place = ROME;
  private Network network = new Network(64500, "Example Telecom", Network.Kind.FIXED);
  private Set<Anonymizer> anonymizers = Set.of();
  private String userAgent =
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0";
  private Device device = FIREFOX_ON_WINDOWS;
  private int browserMajor;
  private String session;
  private String logSource = "test";
  private String provider;
  private String application;
  private boolean interactive = true;
  private final List<Login.Verdict> verdicts = new ArrayList<>();
  private final Map<String, String> labels = new HashMap<>();

  public static LoginBuilder login() {
    return new LoginBuilder();
  }

  /** A user on the line at home in Rome, of which each has another from a provider of homes. */
  public static LoginBuilder home(String user) {
    return login()
        .of(user)
        .from(ROME)
        .ip("5.1." + user.charAt(0) % 29 + ".1")
        .network(3269, "Fixed");
  }

  public LoginBuilder id(String id) {
    this.id = id;
    return this;
  }

  public LoginBuilder of(String user) {
    this.user = user;
    return this;
  }

  public LoginBuilder by(String actor) {
    this.actor = actor;
    return this;
  }

  public LoginBuilder email(String email) {
    this.email = email;
    return this;
  }

  public LoginBuilder at(Instant time) {
    this.time = time;
    return this;
  }

  /** {@code HH:MM} or {@code HH:MM:SS} on {@link #DAY}. */
  public LoginBuilder at(String clock) {
    return at(Instant.parse("2026-03-02T" + (clock.length() == 5 ? clock + ":00" : clock) + "Z"));
  }

  public LoginBuilder plus(Duration later) {
    return at(time.plus(later));
  }

  public LoginBuilder days(long days) {
    return plus(Duration.ofDays(days));
  }

  public LoginBuilder did(String action) {
    this.action = action;
    return this;
  }

  public LoginBuilder failing() {
    this.outcome = Outcome.FAILURE;
    return this;
  }

  public LoginBuilder outcome(Outcome outcome) {
    this.outcome = outcome;
    return this;
  }

  public LoginBuilder because(String reason) {
    this.reason = reason;
    return this;
  }

  public LoginBuilder from(Place place) {
    this.place = place;
    return this;
  }

  public LoginBuilder ip(String ip) {
    this.ip = ip;
    return this;
  }

  public LoginBuilder network(long asn, String organization) {
    this.network = new Network(asn, organization, Network.Kind.FIXED);
    return this;
  }

  public LoginBuilder network(Network network) {
    this.network = network;
    return this;
  }

  public LoginBuilder through(Anonymizer... anonymizers) {
    this.anonymizers = Set.of(anonymizers);
    return this;
  }

  public LoginBuilder with(Device device) {
    this.device = device;
    return this;
  }

  /** With that version of the device's browser. */
  public LoginBuilder browserMajor(int browserMajor) {
    this.browserMajor = browserMajor;
    return this;
  }

  public LoginBuilder userAgent(String userAgent) {
    this.userAgent = userAgent;
    return this;
  }

  public LoginBuilder session(String session) {
    this.session = session;
    return this;
  }

  public LoginBuilder logSource(String logSource) {
    this.logSource = logSource;
    return this;
  }

  public LoginBuilder provider(String provider) {
    this.provider = provider;
    return this;
  }

  public LoginBuilder application(String application) {
    this.application = application;
    return this;
  }

  public LoginBuilder unattended() {
    this.interactive = false;
    return this;
  }

  public LoginBuilder verdict(Login.Verdict verdict) {
    this.verdicts.add(verdict);
    return this;
  }

  public LoginBuilder label(String name, String value) {
    this.labels.put(name, value);
    return this;
  }

  /** Without an id of its own, the login is named by user, time, address and outcome. */
  public Login build() {
    String name = id != null ? id : user + "@" + time + "/" + ip + "/" + action + "/" + outcome;
    return new Login(
        name,
        time,
        user,
        null,
        email,
        actor,
        action,
        outcome,
        reason,
        new Source(ip, place, network, anonymizers, null),
        userAgent,
        device,
        browserMajor,
        session,
        logSource,
        provider,
        application,
        interactive,
        verdicts,
        labels);
  }
}
