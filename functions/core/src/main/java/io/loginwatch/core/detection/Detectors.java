package io.loginwatch.core.detection;

import io.loginwatch.core.settings.Settings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All built-in detectors, in the order in which they look. */
public final class Detectors {
  private Detectors() {}

  /** Ids of everything that is built in; those of the rules are in their files. */
  public static final Set<String> IDS =
      Set.of(
          ImpossibleTravel.RULE,
          ImpossibleTravel.QUIET,
          TwoCountries.RULE,
          TwoTowns.RULE,
          SessionTheft.RULE,
          AnonymizedLogin.RULE,
          DormantAccount.RULE,
          SpecialAccounts.WATCHED,
          SpecialAccounts.BREAK_GLASS,
          SpecialAccounts.DISABLED,
          SpecialAccounts.SERVICE,
          SpecialAccounts.ELSEWHERE,
          ForbiddenOrigin.COUNTRY,
          ForbiddenOrigin.NETWORK,
          NewDevice.RULE,
          NewCountry.RULE,
          NewCity.RULE,
          NewNetwork.RULE,
          AtypicalCountry.RULE,
          UnusualHour.RULE,
          UnusualLogin.RULE,
          RiskThreshold.RULE,
          WrongClock.RULE,
          Silence.RULE);

  /** What verdicts of log sources are called that no detector of ours is. */
  public static final Set<String> CAUSES =
      Set.of("leaked-credentials", "malicious-address", "suspicious");

  static List<Detector> of(
      Settings settings, Egresses egresses, SharedNetworks shared, Weights weights) {
    Map<String, Detector> all = new LinkedHashMap<>();
    var jumpers = new Jumpers(shared, settings.travel().sharedUsers());
    var excuses = new Excuses(settings.travel(), shared, jumpers);
    all.put(ImpossibleTravel.RULE, new ImpossibleTravel(settings.travel(), excuses));
    all.put(TwoCountries.RULE, new TwoCountries(settings.travel(), shared, excuses));
    all.put(TwoTowns.RULE, new TwoTowns(settings.travel(), shared, excuses));
    all.put(SessionTheft.RULE, new SessionTheft(settings.sessions(), jumpers, weights));
    all.put(AnonymizedLogin.RULE, new AnonymizedLogin(settings.anonymizers(), egresses, weights));
    all.put("special-accounts", new SpecialAccounts(settings.accounts()));
    all.put("forbidden-origin", new ForbiddenOrigin(settings.forbidden()));
    all.put(NewDevice.RULE, new NewDevice(weights));
    all.put(NewCountry.RULE, new NewCountry(weights));
    all.put(NewCity.RULE, new NewCity(weights));
    all.put(NewNetwork.RULE, new NewNetwork(weights));
    all.put(
        AtypicalCountry.RULE, new AtypicalCountry(settings.novelty().atypicalCountry(), weights));
    all.put(UnusualHour.RULE, new UnusualHour(settings.hours(), weights));
    all.put(DormantAccount.RULE, new DormantAccount(settings.accounts().dormantAfter(), weights));
    all.keySet().removeAll(settings.off());
    return List.copyOf(new ArrayList<>(all.values()));
  }
}
