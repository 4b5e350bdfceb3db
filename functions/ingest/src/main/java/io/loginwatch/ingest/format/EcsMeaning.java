package io.loginwatch.ingest.format;

import io.loginwatch.core.login.Actions;
import io.loginwatch.core.login.Anonymizer;
import io.loginwatch.core.login.CountryNames;
import io.loginwatch.core.login.Network;
import io.loginwatch.core.login.Outcome;
import io.loginwatch.ingest.Refusal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an ECS record means, however it was read. */
final class EcsMeaning {
  /** Kilometres to the other side of the world. */
  private static final int FURTHEST_KM = 20_000;

  private final Watch watch;

  EcsMeaning(Watch watch) {
    this.watch = watch;
  }

  /** A login in the making, refused if the record is not watched or lacks something. */
  Draft of(EcsRecord said, Instant now) {
    Draft draft = new Draft();
    if (watched(said, draft)) {
      describe(said, draft);
      time(said, now, draft);
      draft.email = said.text(EcsField.EMAIL);
      draft.userId = said.text(EcsField.USER_ID);
      draft.user = said.user();
      if (draft.user == null) {
        draft.refuse(Refusal.missing("user.name"));
      }
      origin(said, draft);
      agent(said, draft);
      draft.application = said.text(EcsField.APPLICATION);
      draft.session = said.text(EcsField.SESSION);
      own(said, draft);
    }
    return draft;
  }

  private boolean watched(EcsRecord said, Draft draft) {
    return watched(said.categories, "event.category", watch.categories(), draft)
        && (watch.types().isEmpty() || watched(said.types, "event.type", watch.types(), draft));
  }

  private static boolean watched(
      @Nullable List<String> values, String field, Set<String> wanted, Draft draft) {
    if (values == null) {
      return true;
    }
    for (String value : values) {
      if (wanted.contains(value.toLowerCase(Locale.ROOT))) {
        return true;
      }
    }
    draft.refuse(
        new Refusal(Refusal.NOT_WATCHED, field, field + " is none of those watched: " + wanted));
    return false;
  }

  private static void describe(EcsRecord said, Draft draft) {
    draft.id = said.text(EcsField.ID);
    draft.reason = said.text(EcsField.REASON);
    String provider = said.text(EcsField.PROVIDER);
    draft.provider = provider != null ? provider : said.text(EcsField.MODULE);
    String code = said.text(EcsField.CODE);
    String word = word(said.text(EcsField.ACTION), code);
    draft.action = action(word, said.types);
    String outcome = said.text(EcsField.OUTCOME);
    Outcome known = outcome != null ? Words.outcome(outcome) : ended(word, draft);
    draft.outcome = known == null ? Outcome.UNKNOWN : known;
    if (word != null && Actions.MFA_CHALLENGE.equals(draft.action)) {
      draft.outcome = SecondFactor.outcome(word, draft.outcome);
    }
    if (code != null && Actions.LOGIN.equals(draft.action)) {
      SecondFactor.coded(code, draft);
    }
    draft.label("event.dataset", said.text(EcsField.DATASET));
  }

  /** What happened, or the code of that where nothing else says it, and it is one of ours. */
  private static @Nullable String word(@Nullable String action, @Nullable String code) {
    if (action != null || code == null) {
      return action;
    }
    String ours = Words.action(code);
    // A login that needed a factor is a login.
    return ours == null || ours.equals(Actions.MFA_CHALLENGE) ? null : code;
  }

  /** A login whose outcome is not said may be named after it. */
  private static @Nullable Outcome ended(@Nullable String word, Draft draft) {
    return word != null && Actions.LOGIN.equals(draft.action) ? Words.ended(word) : null;
  }

  private static String action(@Nullable String word, @Nullable List<String> types) {
    String ours = word == null ? null : Words.action(word);
    if (ours != null) {
      return ours;
    }
    List<String> type = types == null ? List.of() : types;
    if (type.contains("end")) {
      return Actions.LOGOUT;
    }
    if (word == null || type.contains("start")) {
      return Actions.LOGIN;
    }
    String kebab = Words.kebab(word);
    boolean change =
        type.contains("change") || type.contains("deletion") || type.contains("creation");
    boolean login =
        !change
            && (kebab.contains("login") || kebab.contains("logon") || kebab.contains("sign-in"));
    return login || kebab.isEmpty() ? Actions.LOGIN : kebab;
  }

  private static void time(EcsRecord said, Instant now, Draft draft) {
    if (said.time == null) {
      draft.refuse(Refusal.missing("@timestamp"));
      return;
    }
    draft.time = Timestamps.read(said.time, ZoneOffset.UTC, now);
    if (draft.time == null) {
      draft.refuse(
          Refusal.invalid("@timestamp", "is no possible time: " + Clip.of(said.time.asText(), 64)));
    }
  }

  private static void origin(EcsRecord said, Draft draft) {
    String ip = said.text(EcsField.IP);
    if (ip != null) {
      draft.ip = Addresses.canonical(ip);
      if (draft.ip == null) {
        draft.refuse(Refusal.invalid(said.origin + ".ip", "is no address: " + Clip.of(ip, 64)));
      }
    } else {
      String address = said.text(EcsField.ADDRESS);
      draft.ip = address == null ? null : Addresses.canonical(address);
    }
    draft.country = CountryNames.code(said.text(EcsField.COUNTRY));
    if (draft.country == null) {
      draft.country = CountryNames.code(said.text(EcsField.COUNTRY_NAME));
    }
    String region = said.text(EcsField.REGION);
    draft.region = region != null ? region : said.text(EcsField.REGION_CODE);
    draft.city = said.text(EcsField.CITY);
    if (said.location != null) {
      GeoPoint.read(said.location, said.place + ".location", draft);
    } else {
      GeoPoint.set(
          said.latitude, said.longitude, said.place, ".location.lat", ".location.lon", draft);
    }
    if (Double.isNaN(draft.latitude)) {
      GeoPoint.set(said.looseLatitude, said.looseLongitude, said.place, ".lat", ".lon", draft);
    }
    // ECS has no word for the radius; pipelines that look up MaxMind's databases use theirs.
    if (said.radius >= 0) {
      draft.accuracyKm = (int) Math.min(said.radius, FURTHEST_KM);
    }
    Anonymizer category = AddressTags.kind(said.text(EcsField.INTELLIGENCE));
    if (category != null) {
      draft.anonymizer(category);
    }
    for (Anonymizer tagged : said.tagged) {
      draft.anonymizer(tagged);
    }
    draft.asn = said.asn > 0 && said.asn <= 4_294_967_295.0 ? (long) said.asn : 0;
    draft.organization = said.text(EcsField.ORGANIZATION);
  }

  private static void agent(EcsRecord said, Draft draft) {
    draft.userAgent = said.text(EcsField.AGENT);
    if (draft.userAgent == null) {
      draft.browser = Objects.requireNonNullElse(said.text(EcsField.BROWSER), "");
      draft.browserVersion = Objects.requireNonNullElse(said.text(EcsField.BROWSER_VERSION), "");
      draft.os = Objects.requireNonNullElse(said.text(EcsField.OS), "");
      draft.osVersion = Objects.requireNonNullElse(said.text(EcsField.OS_VERSION), "");
      draft.deviceKind = Objects.requireNonNullElse(said.text(EcsField.DEVICE), "");
    }
  }

  /** What only this product writes. */
  private static void own(EcsRecord said, Draft draft) {
    draft.logSource = said.text(EcsField.LOG_SOURCE);
    draft.actor = said.text(EcsField.ACTOR);
    draft.interactive = said.interactive;
    if (said.accuracyKm >= -1) {
      draft.accuracyKm = Math.min(said.accuracyKm, FURTHEST_KM);
    }
    String kind = said.text(EcsField.NETWORK_KIND);
    if (kind != null) {
      draft.networkKind = Constants.of(Network.Kind.class, kind, Network.Kind.UNKNOWN);
    }
    for (int i = 0; i < said.anonymizers.size(); i++) {
      draft.anonymizer(
          Constants.of(Anonymizer.class, said.anonymizers.get(i), Anonymizer.UNSPECIFIED));
    }
    for (int i = 0; i < said.verdicts.size(); i++) {
      draft.verdict(said.verdicts.get(i));
    }
  }

  /** What happened to a login that failed may stand beside ECS, or in words for people. */
  static void secondFactor(EcsRecord said, Draft draft) {
    if (draft.outcome == Outcome.FAILURE
        && (Actions.LOGIN.equals(draft.action) || !Actions.isOurs(draft.action))) {
      SecondFactor.complete(
          draft,
          said.text(EcsField.MESSAGE),
          said.text(EcsField.ACTION),
          said.text(EcsField.DATASET),
          said.text(EcsField.MODULE));
    }
  }
}
