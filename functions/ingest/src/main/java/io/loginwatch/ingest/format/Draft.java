package io.loginwatch.ingest.format;

import io.loginwatch.core.login.Actions;
import io.loginwatch.core.login.Anonymizer;
import io.loginwatch.core.login.Login;
import io.loginwatch.core.login.Network;
import io.loginwatch.core.login.Outcome;
import io.loginwatch.ingest.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A login in the making: what a format found in a record, before it is enriched and complete. The
 * first refusal stands.
 */
public final class Draft {
  public @Nullable Refusal refusal;
  public @Nullable String id;
  public @Nullable Instant time;
  public @Nullable String user;
  public @Nullable String userId;
  public @Nullable String email;
  public @Nullable String actor;
  public String action = Actions.LOGIN;
  public Outcome outcome = Outcome.UNKNOWN;
  public @Nullable String reason;
  public @Nullable String ip;
  public @Nullable String country;
  public @Nullable String region;
  public @Nullable String city;
  public double latitude = Double.NaN;
  public double longitude = Double.NaN;
  public int accuracyKm = -1;
  public long asn;
  public @Nullable String organization;
  public Network.Kind networkKind = Network.Kind.UNKNOWN;
  public @Nullable Set<Anonymizer> anonymizers;
  public @Nullable String userAgent;

  /** What the log says of the device where it has no user agent; each empty where it does not. */
  public String browser = "";

  public String browserVersion = "";
  public String os = "";
  public String osVersion = "";
  public String deviceKind = "";

  public @Nullable String session;

  /** What an export of ours says; believed only where no credential says it. */
  public @Nullable String logSource;

  public @Nullable String provider;
  public @Nullable String application;
  public boolean interactive = true;
  public @Nullable List<Login.Verdict> verdicts;

  /** Worth keeping, most worth it first. */
  public @Nullable Map<String, String> labels;

  void refuse(Refusal why) {
    if (refusal == null) {
      refusal = why;
    }
  }

  void label(String name, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      Map<String, String> kept = labels;
      if (kept == null) {
        kept = labels = new LinkedHashMap<>();
      }
      kept.putIfAbsent(name, value);
    }
  }

  void verdict(Login.Verdict verdict) {
    List<Login.Verdict> all = verdicts;
    if (all == null) {
      all = verdicts = new ArrayList<>(2);
    }
    all.add(verdict);
  }

  void anonymizer(Anonymizer kind) {
    Set<Anonymizer> all = anonymizers;
    if (all == null) {
      all = anonymizers = EnumSet.noneOf(Anonymizer.class);
    }
    all.add(kind);
  }
}
