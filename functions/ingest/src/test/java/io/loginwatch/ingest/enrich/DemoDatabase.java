package io.loginwatch.ingest.enrich;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The demo's databases: invented places for the address ranges that are reserved for documentation.
 * The build runs this and puts them into target/geoip.
 */
public final class DemoDatabase {
  private DemoDatabase() {}

  /** Writes {@code demo.mmdb} and {@code demo-anonymous.mmdb} into the folder. */
  public static void main(String[] folder) throws IOException {
    write(Path.of(folder[0]));
  }

  static void write(Path folder) throws IOException {
    new DatabaseWriter("Loginwatch-Demo-Enterprise")
        .put(
            "192.0.2.0/25",
            at(
                "IT",
                "Italy",
                "Lazio",
                "Rome",
                41.9028,
                12.4964,
                10,
                64500,
                "Example Telecom",
                "Cable/DSL"))
        .put(
            "192.0.2.128/25",
            at(
                "IT",
                "Italy",
                "Lombardy",
                "Milan",
                45.4642,
                9.19,
                10,
                64500,
                "Example Telecom",
                "Cable/DSL"))
        .put(
            "198.51.100.0/25",
            at(
                "US",
                "United States",
                "New York",
                "New York",
                40.7128,
                -74.006,
                20,
                64501,
                "Example Cable",
                "Cable/DSL"))
        .put(
            "198.51.100.128/25",
            at(
                "US",
                "United States",
                "California",
                "San Francisco",
                37.7749,
                -122.4194,
                20,
                64503,
                "Example Mobile",
                "Cellular"))
        .put(
            "203.0.113.0/26",
            at(
                "AU",
                "Australia",
                "New South Wales",
                "Sydney",
                -33.8688,
                151.2093,
                20,
                64502,
                "Example Pacific",
                "Cable/DSL"))
        .put(
            "203.0.113.64/26",
            at(
                "SG",
                "Singapore",
                "Singapore",
                "Singapore",
                1.3521,
                103.8198,
                20,
                64504,
                "Example Straits",
                "Corporate"))
        .put(
            "203.0.113.128/26",
            at(
                "NG",
                "Nigeria",
                "Lagos",
                "Lagos",
                6.5244,
                3.3792,
                50,
                64505,
                "Example Gulf",
                "Cellular"))
        .put(
            "203.0.113.192/26",
            at(
                "DE",
                "Germany",
                "Hesse",
                "Frankfurt am Main",
                50.1109,
                8.6821,
                20,
                64510,
                "Example Hosting",
                "Corporate"))
        .put(
            "2001:db8:1::/48",
            at(
                "FR",
                "France",
                "Paris",
                "Paris",
                48.8566,
                2.3522,
                10,
                64506,
                "Example Fibre",
                "Cable/DSL"))
        .put(
            "2001:db8:2::/48",
            at(
                "JP",
                "Japan",
                "Tokyo",
                "Tokyo",
                35.6762,
                139.6503,
                20,
                64507,
                "Example Kanto",
                "Cable/DSL"))
        .write(folder.resolve("demo.mmdb"));
    new DatabaseWriter("GeoIP2-Anonymous-IP")
        .put(
            "203.0.113.192/29",
            Map.of("is_anonymous", true, "is_tor_exit_node", true, "is_hosting_provider", true))
        .put(
            "203.0.113.200/29",
            Map.of("is_anonymous", true, "is_anonymous_vpn", true, "is_hosting_provider", true))
        .put("203.0.113.208/28", Map.of("is_anonymous", true, "is_hosting_provider", true))
        .write(folder.resolve("demo-anonymous.mmdb"));
  }

  private static Map<String, Object> at(
      String code,
      String country,
      String region,
      String city,
      double latitude,
      double longitude,
      int accuracy,
      int asn,
      String organization,
      String connection) {
    Map<String, Object> record = new LinkedHashMap<>();
    record.put("city", Map.of("names", Map.of("en", city)));
    record.put("country", Map.of("iso_code", code, "names", Map.of("en", country)));
    record.put(
        "location",
        Map.of("latitude", latitude, "longitude", longitude, "accuracy_radius", (short) accuracy));
    record.put("subdivisions", List.of(Map.of("names", Map.of("en", region))));
    record.put(
        "traits",
        Map.of(
            "autonomous_system_number", asn,
            "autonomous_system_organization", organization,
            "connection_type", connection));
    return record;
  }
}
