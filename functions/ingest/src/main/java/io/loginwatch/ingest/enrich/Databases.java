package io.loginwatch.ingest.enrich;

import com.maxmind.db.CHMCache;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whatever files in MaxMind's format lie in a folder, each asked what its type knows: City,
 * Country, Enterprise, ASN, ISP, Anonymous-IP, Anonymous-Plus, Connection-Type. None at all is
 * fine. A broken one is named in the log and left out.
 */
final class Databases {
  private static final Logger LOG = LoggerFactory.getLogger(Databases.class);

  private final List<Database> databases = new CopyOnWriteArrayList<>();

  /** One file: its reader and what it is asked. */
  private record Database(Path file, DatabaseReader reader, List<Question> questions) {}

  /** One kind of answer, added to what is known. */
  @FunctionalInterface
  private interface Question {
    void ask(DatabaseReader reader, InetAddress address, Known known)
        throws IOException, GeoIp2Exception;
  }

  Databases(Path folder) {
    try (Stream<Path> files = Files.isDirectory(folder) ? Files.list(folder) : Stream.empty()) {
      files.filter(file -> file.toString().endsWith(".mmdb")).sorted().forEach(this::open);
    } catch (IOException e) {
      LOG.atWarn().setCause(e).log("no location databases: " + folder + " cannot be listed");
    }
  }

  boolean none() {
    return databases.isEmpty();
  }

  /** Adds what they know of the address. A file that turns out to be broken is asked no more. */
  void ask(InetAddress address, Known known) {
    for (Database database : databases) {
      try {
        for (Question question : database.questions) {
          question.ask(database.reader, address, known);
        }
      } catch (IOException | GeoIp2Exception | RuntimeException e) {
        databases.remove(database);
        LOG.atError().setCause(e).log(database.file + " is broken and is left out from here on");
      }
    }
  }

  private void open(Path file) {
    try {
      // The cache keeps decoded records: a lookup is six times faster for 2 MB.
      DatabaseReader reader =
          new DatabaseReader.Builder(file.toFile()).withCache(new CHMCache()).build();
      String type = reader.metadata().databaseType();
      List<Question> questions = questions(type);
      if (questions.isEmpty()) {
        LOG.warn("{} is of type {}, which is not read here", file, type);
        reader.close();
      } else {
        databases.add(new Database(file, reader, questions));
        LOG.info("{} is read: {}", file.getFileName(), type);
      }
    } catch (IOException | RuntimeException e) {
      LOG.atError().setCause(e).log(file + " is no readable database and is left out");
    }
  }

  private static List<Question> questions(String databaseType) {
    String type = databaseType.toLowerCase(Locale.ROOT);
    List<Question> questions = new ArrayList<>();
    if (type.contains("enterprise")) {
      questions.add(Databases::enterprise);
    } else if (type.contains("city")) {
      questions.add(Databases::city);
    } else if (type.contains("country")) {
      questions.add(Databases::country);
    } else if (type.contains("asn")) {
      questions.add(Databases::asn);
    } else if (type.contains("isp")) {
      questions.add(Databases::isp);
    } else if (type.contains("anonymous-plus")) {
      questions.add(Databases::anonymousPlus);
    } else if (type.contains("anonymous-ip")) {
      questions.add(Databases::anonymousIp);
    } else if (type.contains("connection-type")) {
      questions.add(Databases::connectionType);
    }
    return questions;
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
