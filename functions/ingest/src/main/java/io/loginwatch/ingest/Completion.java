package io.loginwatch.ingest;

import io.loginwatch.core.login.Login;
import io.loginwatch.core.login.Network;
import io.loginwatch.core.login.Place;
import io.loginwatch.core.login.Remembered;
import io.loginwatch.core.login.Source;
import io.loginwatch.ingest.enrich.Client;
import io.loginwatch.ingest.enrich.Enrichment;
import io.loginwatch.ingest.format.Clip;
import io.loginwatch.ingest.format.Draft;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes a login of a draft: one spelling of the user, bounded texts, and as many labels as fit into
 * the kilobyte that a routine login may have, key included, so that writing it costs one unit.
 */
final class Completion {
  /** Longest user name; the longest e-mail address has 254 characters. */
  static final int MAX_USER = 256;

  /** Longest id of an event, the key's limit less the time in it. */
  static final int MAX_ID = 512;

  static final int MAX_USER_AGENT = 512;
  private static final int MAX_TEXT = 128;
  private static final int MAX_LABEL = 128;
  private static final int MAX_LABEL_NAME = 64;

  /** Bytes of a stored login: one write unit, less the table's own attribute names and expiry. */
  private static final int ROUTINE = 1024 - 40;

  /** Bytes of JSON names and brackets around a login that has everything. */
  private static final int FRAME = 480;

  private static final int TIME = 24;

  /** Bytes of each character of ASCII in JSON. */
  private static final byte[] ASCII = ascii();

  /** Of texts that come again and again, user agents the longest of them. */
  private static final Remembered<Integer> BYTES =
      new Remembered<>(MAX_USER_AGENT, Completion::bytes);

  private final Enrichment enrichment;

  Completion(Enrichment enrichment) {
    this.enrichment = enrichment;
  }

  /** The user in the one spelling that is the key of the profile. */
  static String key(String user) {
    String stripped = user.strip();
    for (int i = 0; i < stripped.length(); i++) {
      if (stripped.charAt(i) > 0x7f) {
        return Normalizer.normalize(stripped, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
      }
    }
    return stripped.toLowerCase(Locale.ROOT);
  }

  /** The login. Of the draft, id, time and user are there. */
  Login login(Draft draft, String id, String user, @Nullable String logSource) {
    Source source = bounded(enrichment.source(draft));
    // Before it is taken apart: patterns over a megabyte take long, and what they found is kept.
    draft.userAgent = clip(draft.userAgent, MAX_USER_AGENT);
    String actor = draft.actor == null ? null : Clip.of(key(draft.actor), MAX_USER);
    List<Login.Verdict> verdicts = draft.verdicts == null ? List.of() : draft.verdicts;
    Client client = enrichment.client(draft);
    Login bare =
        new Login(
            id,
            java.util.Objects.requireNonNull(draft.time),
            user,
            clip(draft.userId, MAX_TEXT),
            clip(draft.email, MAX_USER),
            user.equals(actor) ? null : actor,
            draft.action,
            draft.outcome,
            clip(draft.reason, MAX_TEXT),
            source,
            draft.userAgent,
            client.device(),
            client.browserMajor(),
            clip(draft.session, MAX_TEXT),
            logSource,
            clip(draft.provider, MAX_TEXT),
            clip(draft.application, MAX_TEXT),
            draft.interactive,
            verdicts,
            Map.of());
    Map<String, String> labels = draft.labels == null ? Map.of() : labels(draft.labels, bare);
    return labels.isEmpty() ? bare : with(labels, bare);
  }

  /** The first labels that fit. */
  private static Map<String, String> labels(Map<String, String> all, Login login) {
    int left = ROUTINE - size(login);
    Map<String, String> fitting = LinkedHashMap.newLinkedHashMap(all.size());
    for (Map.Entry<String, String> label : all.entrySet()) {
      String name = Clip.of(label.getKey(), MAX_LABEL_NAME);
      String value = Clip.of(label.getValue(), MAX_LABEL);
      int frame = 6 + (fitting.isEmpty() ? 12 : 0);
      // A character is a byte at least, and of many labels most do not fit.
      if (name.length() + value.length() + frame > left) {
        continue;
      }
      int cost = bytesAgain(name) + bytes(value) + frame;
      if (cost <= left) {
        fitting.put(name, value);
        left -= cost;
      }
    }
    return fitting;
  }

  /**
   * At most what the stored login has, key included; counted, not written, as it is on the hot
   * path.
   */
  private static int size(Login login) {
    Source source = login.source();
    Place place = source.place();
    int verdicts = 0;
    for (Login.Verdict verdict : login.verdicts()) {
      verdicts += 56 + bytes(verdict.provider()) + bytes(verdict.cause()) + bytes(verdict.detail());
    }
    return FRAME
        + 2 * (bytes(login.user()) + bytes(login.id()) + TIME)
        + bytes(login.userId())
        + bytes(login.email())
        + bytes(login.actor())
        + login.action().length()
        + bytes(login.reason())
        + bytes(source.ip())
        + bytesAgain(place.region())
        + bytesAgain(place.city())
        + bytesAgain(source.network().organization())
        + 12 * source.anonymizers().size()
        + bytesAgain(login.userAgent())
        + login.device().label().length()
        + bytes(login.session())
        + bytesAgain(login.logSource())
        + bytesAgain(login.provider())
        + bytesAgain(login.application())
        + verdicts;
  }

  /** The same of a text that logins have in common with others. */
  private static int bytesAgain(@Nullable String text) {
    return text == null ? 0 : BYTES.of(text);
  }

  /** Bytes in UTF-8, as JSON: what must be escaped counts as the longest escape. */
  private static int bytes(@Nullable String text) {
    if (text == null) {
      return 0;
    }
    int bytes = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      bytes += c < ASCII.length ? ASCII[c] : 3;
    }
    return bytes;
  }

  private static byte[] ascii() {
    var bytes = new byte[0x80];
    Arrays.fill(bytes, (byte) 1);
    Arrays.fill(bytes, 0, ' ', (byte) 6);
    bytes['"'] = 2;
    bytes['\\'] = 2;
    return bytes;
  }

  private static Source bounded(Source source) {
    Place place = source.place();
    Network network = source.network();
    if (fits(place.region()) && fits(place.city()) && fits(network.organization())) {
      return source;
    }
    return new Source(
        source.ip(),
        new Place(
            place.country(),
            clip(place.region(), MAX_TEXT),
            clip(place.city(), MAX_TEXT),
            place.latitude(),
            place.longitude(),
            place.accuracyKm()),
        new Network(network.asn(), clip(network.organization(), MAX_TEXT), network.kind()),
        source.anonymizers(),
        source.site());
  }

  private static boolean fits(@Nullable String text) {
    return text == null || text.length() <= MAX_TEXT;
  }

  private static @Nullable String clip(@Nullable String text, int length) {
    return text == null ? null : Clip.of(text, length);
  }

  private static Login with(Map<String, String> labels, Login login) {
    return new Login(
        login.id(),
        login.time(),
        login.user(),
        login.userId(),
        login.email(),
        login.actor(),
        login.action(),
        login.outcome(),
        login.reason(),
        login.source(),
        login.userAgent(),
        login.device(),
        login.browserMajor(),
        login.session(),
        login.logSource(),
        login.provider(),
        login.application(),
        login.interactive(),
        login.verdicts(),
        labels);
  }
}
