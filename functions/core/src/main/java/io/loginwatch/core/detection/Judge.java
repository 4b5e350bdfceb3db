package io.loginwatch.core.detection;

import io.loginwatch.core.alert.Alert;
import io.loginwatch.core.alert.Factor;
import io.loginwatch.core.login.Login;
import io.loginwatch.core.profile.Decaying;
import io.loginwatch.core.profile.Learning;
import io.loginwatch.core.profile.Population;
import io.loginwatch.core.profile.Profile;
import io.loginwatch.core.profile.Sample;
import io.loginwatch.core.profile.Standing;
import io.loginwatch.core.profile.Visit;
import io.loginwatch.core.settings.RiskLevel;
import io.loginwatch.core.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The engine: rules over every event, detectors over successful logins, the sum of what they saw,
 * the user's risk, and the reasons for which nobody is told. Cheap where nothing is remarkable: a
 * routine login allocates its new profile and little else.
 */
public final class Judge implements Engine {
  private final Settings settings;
  private final RuleBook rules;
  private final Egresses egresses;
  private final SharedNetworks shared;
  private final List<Detector> detectors;

  /** Of these, those that look at how somebody came there. */
  private final List<Detector> onTheWay;

  private final UnusualLogin unusual;
  private final RiskThreshold risk;
  private final WrongClock clock;
  private final ProviderVerdicts verdicts = new ProviderVerdicts();
  private final Alerts alerts;
  private final HeldFindings held;
  private final long idle;
  private final long learningPeriod;
  private final long forgetAfter;
  private final Set<String> off;

  /**
   * @param settings what is set
   * @param rules the rules that are data
   * @throws IllegalArgumentException if a range of addresses in the settings is none
   */
  public Judge(Settings settings, RuleBook rules) {
    this.settings = settings;
    this.rules = rules;
    this.egresses = new Egresses(settings.anonymizers());
    var weights = new Weights(settings.unusual().weights());
    this.shared = new SharedNetworks(settings.travel());
    this.detectors = Detectors.of(settings, egresses, shared, weights);
    this.onTheWay = detectors.stream().filter(Detector::isOfJourneys).toList();
    this.unusual = new UnusualLogin(settings.unusual(), weights);
    this.off = settings.off();
    this.risk = new RiskThreshold(settings.risk(), off.contains(RiskThreshold.RULE));
    this.clock = new WrongClock(settings.clocks());
    this.alerts = new Alerts(settings);
    this.held = new HeldFindings(risk, alerts);
    this.idle = settings.learning().idle().toMillis();
    this.learningPeriod = settings.learning().period().toMillis();
    this.forgetAfter = settings.novelty().memory().toMillis();
  }

  @Override
  public Verdict judge(Login login, Memory memory) {
    List<Finding> findings = wanted(rules.evaluate(login, memory));
    Signal risen =
        findings.isEmpty()
            ? null
            : held.hold(findings, login, memory, profile -> unlearned(login, profile));
    boolean wasThere = login.isSuccessfulLogin() || login.isSessionUse();
    if (!wasThere && Standing.isSaidBy(login)) {
      Profile profile = known(memory.profile(login.user()));
      memory.remember(login.user(), profile.standing(profile.standing().after(login)));
    }
    if (!wasThere && login.verdicts().isEmpty()) {
      return findings.isEmpty()
          ? Verdict.NOTHING
          : new Verdict(held.raise(findings, login, risen, memory));
    }
    Profile profile = known(memory.profile(login.user()));
    Judgement own =
        wasThere
            ? judgeSuccess(login, profile, memory.population(), memory)
            : judgeOther(login, profile);
    if (own.after() != profile || !own.signals().isEmpty()) {
      memory.remember(login.user(), own.after());
    }
    if (own.signals().isEmpty() && findings.isEmpty()) {
      return Verdict.NOTHING;
    }
    List<Verdict.Raised> raised = held.raise(findings, login, risen, memory);
    RiskLevel level = risk.level(own.after().risk(), login.time().toEpochMilli());
    for (Signal signal : own.signals()) {
      raised.add(
          new Verdict.Raised(StateKey.profile(login.user()), alerts.of(signal, login, level)));
    }
    return new Verdict(raised);
  }

  /**
   * What would be said of a login, changing nothing.
   *
   * @param profile what is known of the user; null for nothing
   * @param everyone what is usual with everyone
   */
  public List<Alert> consider(Login login, @Nullable Profile profile, Population everyone) {
    Judgement judgement = judgeSuccess(login, known(profile), everyone, null);
    RiskLevel level = risk.level(judgement.after().risk(), login.time().toEpochMilli());
    return judgement.signals().stream().map(signal -> alerts.of(signal, login, level)).toList();
  }

  /**
   * How much likelier a login is of somebody else than of its user, after {@link Likelihood}: 1 is
   * neutral, above is suspect.
   *
   * @param profile what is known of the user; null for nothing
   * @param everyone what is usual with everyone
   */
  public double score(Login login, @Nullable Profile profile, Population everyone) {
    Profile before = known(profile);
    return Likelihood.score(visit(login, egresses.of(login), before), before, everyone);
  }

  /** What the detectors made of one login. */
  private record Judgement(Profile after, List<Signal> signals) {}

  private Judgement judgeSuccess(
      Login login, Profile profile, Population everyone, @Nullable Memory memory) {
    Sighting seen = sighting(login, profile, everyone, memory);
    Visit visit = seen.visit();
    if (profile.remembers(visit) || profile.forgot(visit.time())) {
      return new Judgement(profile, List.of());
    }
    var signals = new ArrayList<Signal>(0);
    Signal wrong = off.contains(WrongClock.RULE) ? null : clock.inspect(seen);
    if (wrong != null) {
      signals.add(wrong);
    }
    if (clock.impossible(visit.time())) {
      return new Judgement(profile, signals);
    }
    List<Detector> asked = login.isLogin() ? detectors : onTheWay;
    for (int i = 0; i < asked.size(); i++) {
      asked.get(i).inspect(seen, signals);
    }
    shared.arrive(seen);
    if (memory != null && everyone.samples(login.user(), visit.time())) {
      Sample sample = Colleagues.told(login.user(), visit, profile);
      if (sample != null) {
        memory.learn(sample);
      }
    }
    Profile after =
        new Learning(
                visit,
                login.browserMajor(),
                seen.place(),
                seen.anonymizers(),
                seen.session(),
                login.interactive(),
                login.isLogin(),
                idle)
            .into(profile);
    if (signals.isEmpty() && login.verdicts().isEmpty()) {
      return new Judgement(after, signals);
    }
    return weigh(seen, after, signals);
  }

  private static Profile known(@Nullable Profile profile) {
    return profile == null ? Profile.EMPTY : profile;
  }

  private static Visit visit(Login login, Egresses.Route route, Profile before) {
    return Visit.of(login, route.egress(), route.kind(), before);
  }

  /** A login that nobody learns from, beside that user's. */
  private Sighting unlearned(Login login, Profile profile) {
    return sighting(login, profile, Population.NOBODY, null);
  }

  private Sighting sighting(
      Login login, Profile profile, Population everyone, @Nullable Memory memory) {
    Egresses.Route route = egresses.of(login);
    Visit visit = visit(login, route, profile);
    return new Sighting(
        login,
        profile,
        visit,
        route.anonymizers(),
        forgetAfter,
        learning(profile, visit.time()),
        memory,
        shared,
        everyone);
  }

  private Judgement judgeOther(Login login, Profile profile) {
    Sighting seen = unlearned(login, profile);
    var signals = new ArrayList<Signal>();
    verdicts.merge(seen, signals);
    signals.removeIf(signal -> off.contains(signal.rule()));
    // Of names that are only tried nothing is remembered, however many there are.
    return new Judgement(
        profile.isNew() && login.isLogin()
            ? profile
            : profile.telling(Tellings.after(seen, signals)),
        signals);
  }

  private Judgement weigh(Sighting seen, Profile learned, List<Signal> signals) {
    if (seen.learning() && !Strangers.is(seen)) {
      signals.replaceAll(signal -> signal.novelty() ? muted(signal) : signal);
    }
    verdicts.merge(seen, signals);
    signals.removeIf(signal -> off.contains(signal.rule()));
    double points = unusual.points(seen, signals);
    double again = unusual.again(seen, signals);
    Decaying was = seen.profile().unusual();
    double before = Math.max(0, was.at(seen.time(), unusual.halfLife()) - again);
    if (!off.contains(UnusualLogin.RULE)) {
      unusual.inspect(seen, signals, points, before);
      ProviderVerdicts.join(signals);
    }
    List<Factor> added = risk.added(signals);
    Decaying risen = risk.with(seen.profile().risk(), added, seen.time());
    RiskLevel level = risk.level(seen.profile().risk(), seen.time());
    Signal crossed = risk.crossed(seen, level, risen, added);
    if (crossed != null) {
      signals.add(crossed);
    }
    Decaying sum = points > 0 ? was.plus(points - again, seen.time(), unusual.halfLife()) : was;
    return new Judgement(
        learned.with(risen, risk.level(risen), sum, Tellings.after(seen, signals)), signals);
  }

  private static Signal muted(Signal signal) {
    return signal.because("learning").weighing(0);
  }

  private boolean learning(Profile profile, long time) {
    return settings.learning().enabled()
        && (profile.isNew()
            || time - profile.newest() >= idle
            || (profile.learned() < settings.learning().logins()
                && time - profile.learningSince() < learningPeriod));
  }

  private List<Finding> wanted(List<Finding> findings) {
    return off.isEmpty() || findings.isEmpty()
        ? findings
        : findings.stream().filter(finding -> !off.contains(finding.rule())).toList();
  }
}
