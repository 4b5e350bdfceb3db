package io.loginwatch.ingest.enrich;

import com.maxmind.geoip2.DatabaseReader;
import com.maxmind.geoip2.exception.GeoIp2Exception;
import com.maxmind.geoip2.model.ConnectionTypeResponse.ConnectionType;
import com.maxmind.geoip2.record.Country;
import com.maxmind.geoip2.record.Location;
import com.maxmind.geoip2.record.Subdivision;
import com.maxmind.geoip2.record.Traits;
import io.loginwatch.core.login.Anonymizer;
import io.loginwatch.core.login.Network;
import io.loginwatch.core.login.Place;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A type of database in MaxMind's format, and what one of it says of an address. */
enum DatabaseType {
  ENTERPRISE("enterprise", DatabaseType::enterprise),
  CITY("city", DatabaseType::city),
  COUNTRY("country", DatabaseType::country),
  ASN("asn", DatabaseType::asn),
  ISP("isp", DatabaseType::isp),
  ANONYMOUS_PLUS("anonymous-plus", DatabaseType::anonymousPlus),
  ANONYMOUS_IP("anonymous-ip", DatabaseType::anonymousIp),
  CONNECTION_TYPE("connection-type", DatabaseType::connectionType);

  private final String word;
  private final Question question;

  /** Asks a database of one type, and adds the answer to what is known. */
  @FunctionalInterface
  private interface Question {
    void ask(DatabaseReader reader, InetAddress address, Known known)
        throws IOException, GeoIp2Exception;
  }

  DatabaseType(String word, Question question) {
    this.word = word;
    this.question = question;
  }

  /**
   * The type of that name, such as {@code GeoLite2-City}: whoever makes it has a prefix of theirs.
   */
  static Optional<DatabaseType> of(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(type -> lower.contains(type.word)).findFirst();
  }

  /** Adds what a database of this type knows of the address. */
  void ask(DatabaseReader reader, InetAddress address, Known known)
      throws IOException, GeoIp2Exception {
    question.ask(reader, address, known);
  }

  private static void enterprise(DatabaseReader reader, InetAddress address, Known known)
      throws IOException, GeoIp2Exception {
    reader
        .tryEnterprise(address)
        .ifPresent(answer -> {
          known.place(
              place(
                  answer.country(),
                  answer.mostSpecificSubdivision(),
                  answer.city().name(),
                  answer.location()));
          traits(answer.traits(), known);
        });
  }

  private static void city(DatabaseReader reader, InetAddress address, Known known)
      throws IOException, GeoIp2Exception {
    reader
        .tryCity(address)
        .ifPresent(answer -> {
          known.place(
              place(
                  answer.country(),
                  answer.mostSpecificSubdivision(),
                  answer.city().name(),
                  answer.location()));
          traits(answer.traits(), known);
        });
  }

  private static void country(DatabaseReader reader, InetAddress address, Known known)
      throws IOException, GeoIp2Exception {
    reader
        .tryCountry(address)
        .ifPresent(answer ->
            known.place(
                new Place(answer.country().isoCode(), null, null, Double.NaN, Double.NaN, -1)));
  }

  private static void asn(DatabaseReader reader, InetAddress address, Known known)
      throws IOException, GeoIp2Exception {
    reader
        .tryAsn(address)
        .ifPresent(answer ->
            known.network(answer.autonomousSystemNumber(), answer.autonomousSystemOrganization()));
  }

  private static void isp(DatabaseReader reader, InetAddress address, Known known)
      throws IOException, GeoIp2Exception {
    reader
        .tryIsp(address)
        .ifPresent(answer -> {
          known.network(answer.autonomousSystemNumber(), answer.autonomousSystemOrganization());
          if (answer.mobileCountryCode() != null) {
            known.kind = Network.Kind.MOBILE;
          }
        });
  }

  private static void anonymousIp(DatabaseReader reader, InetAddress address, Known known)
      throws IOException, GeoIp2Exception {
    reader
        .tryAnonymousIp(address)
        .ifPresent(answer ->
            anonymous(
                answer.isTorExitNode(),
                answer.isAnonymousVpn(),
                answer.isPublicProxy() || answer.isResidentialProxy(),
                answer.isHostingProvider(),
                answer.isAnonymous(),
                known));
  }

  private static void anonymousPlus(DatabaseReader reader, InetAddress address, Known known)
      throws IOException, GeoIp2Exception {
    reader
        .tryAnonymousPlus(address)
        .ifPresent(answer ->
            anonymous(
                answer.isTorExitNode(),
                answer.isAnonymousVpn(),
                answer.isPublicProxy() || answer.isResidentialProxy(),
                answer.isHostingProvider(),
                answer.isAnonymous(),
                known));
  }

  private static void connectionType(DatabaseReader reader, InetAddress address, Known known)
      throws IOException, GeoIp2Exception {
    reader.tryConnectionType(address).ifPresent(answer -> kind(answer.connectionType(), known));
  }

  private static void traits(Traits traits, Known known) {
    known.network(traits.autonomousSystemNumber(), traits.autonomousSystemOrganization());
    kind(traits.connectionType(), known);
  }

  private static void kind(@Nullable ConnectionType type, Known known) {
    if (type != null) {
      known.kind =
          switch (type) {
            case CELLULAR -> Network.Kind.MOBILE;
            case SATELLITE -> Network.Kind.SATELLITE;
            case DIALUP, CABLE_DSL, CORPORATE -> Network.Kind.FIXED;
          };
    }
  }

  private static void anonymous(
      boolean tor, boolean vpn, boolean proxy, boolean hosting, boolean any, Known known) {
    add(tor, Anonymizer.TOR, known);
    add(vpn, Anonymizer.VPN, known);
    add(proxy, Anonymizer.PROXY, known);
    add(hosting, Anonymizer.HOSTING, known);
    add(any && !tor && !vpn && !proxy && !hosting, Anonymizer.UNSPECIFIED, known);
    if (hosting) {
      known.kind = Network.Kind.HOSTING;
    }
  }

  private static void add(boolean is, Anonymizer kind, Known known) {
    if (is) {
      known.anonymizers.add(kind);
    }
  }

  private static Place place(
      Country country, Subdivision subdivision, @Nullable String city, Location location) {
    Double latitude = location.latitude();
    Double longitude = location.longitude();
    Integer radius = location.accuracyRadius();
    return new Place(
        country.isoCode(),
        subdivision.name(),
        city,
        latitude == null ? Double.NaN : latitude,
        longitude == null ? Double.NaN : longitude,
        radius == null ? -1 : radius);
  }
}
