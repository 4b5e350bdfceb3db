package io.loginwatch.ingest.enrich;

import io.loginwatch.core.login.Device;
import io.loginwatch.core.login.Remembered;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import ua_parser.OS;
import ua_parser.Parser;
import ua_parser.UserAgent;

/**
 * What a user agent says of the device, in families. Parsing one costs about a millisecond, so what
 * was parsed is remembered, and the versions of browsers, which make no other device, are made
 * alike before.
 *
 * <p>Safe for use by several threads.
 */
public final class UserAgents {
  /** Distinct strings kept; about 400 bytes each. */
  private static final int KEPT = 8_192;

  private static final String MOZILLA = "Mozilla/5.0 (";

  /**
   * Something that nobody knows: one device for all such, and not the one of the user's browser.
   */
  private static final Device UNKNOWN = new Device("", "", "", "Other");

  /** A product of RFC 9110, as far as names of programs go. */
  private static final Pattern PRODUCT = Pattern.compile("[\\w.+-]{1,40}");

  private static final Pattern NUMBER = Pattern.compile("\\d+");

  /** Of a version: who counts builds comes to six. */
  private static final int MOST_DIGITS = 6;

  /** What is in the names of libraries and tools, and in no browser's. */
  private static final Pattern LIBRARY =
      Pattern.compile(
          "(?i)http|curl|wget|urllib|requests|python|ruby|perl|php|java(?!script)|sdk|boto|axios"
              + "|fetch|undici|restsharp|guzzle|reqwest|postman|aws-cli|terraform|ansible|kubectl|powershell");

  /** What other parsers call systems that ours names otherwise. */
  private static final Map<String, String> SYSTEMS =
      Map.of(
          "macOS",
          "Mac OS X",
          "MacOSX",
          "Mac OS X",
          "OS X",
          "Mac OS X",
          "iPhone OS",
          "iOS",
          "iPadOS",
          "iOS");

  /** What apps show pages with is the system's own browser, under a name of its own. */
  private static final Map<String, String> VIEWS =
      Map.of(
          "Mobile Safari UI/WKWebView", "Mobile Safari", "Chrome Mobile WebView", "Chrome Mobile");

  /** Before the version of an app that says nothing of its system but this: Outlook-iOS/2.0. */
  private static final String APP_ON_IOS = "-iOS/";

  /** Characters of those that are looked up first where the last ones are. */
  private static final int LONGEST = 512;

  /** Which names are such: where a log takes user agents apart itself, each login asks. */
  private static final Remembered<Boolean> LIBRARIES =
      new Remembered<>(LONGEST, name -> LIBRARY.matcher(name).find());

  private final Parser parser = new Parser();

  /** Of the last ones, which need no order and no lock. */
  private final Remembered<Client> last = new Remembered<>(LONGEST, this::lookUp);

  private final Map<String, Client> exact = new Recent<>();
  private final Map<String, Alike> alike = new Recent<>();

  /**
   * What all have in common that differ by versions only.
   *
   * @param version major version of the browser, 0 if none; of a browser's user agent the place
   *     that it has among the numbers, from 1
   */
  private record Alike(Device device, int version) {
    static final Alike NOTHING = new Alike(Device.NONE, 0);
  }

  /** What the text says; {@link Client#NONE} where there is none. */
  public Client client(String userAgent) {
    return last.of(userAgent);
  }

  private Client lookUp(String userAgent) {
    synchronized (exact) {
      Client known = exact.get(userAgent);
      if (known != null) {
        return known;
      }
      int versions = versions(userAgent);
      Alike same = alike.computeIfAbsent(withoutVersions(userAgent, versions), this::parse);
      int version =
          versions == 0 || same.version() == 0
              ? same.version()
              : number(userAgent.substring(versions), same.version());
      var client = new Client(same.device(), version);
      exact.put(userAgent, client);
      return client;
    }
  }

  /**
   * The device of which a log says the parts and not the text: the same as of the text, where its
   * parser called them what ours does.
   *
   * @param said what the log calls the device, such as a model
   */
  static Device device(String os, String major, String said, String browser) {
    String system = SYSTEMS.getOrDefault(os, os);
    String kind = kind(said + " " + browser, system, browser);
    String family = VIEWS.getOrDefault(browser, browser);
    return new Device(system, major, kind.isEmpty() ? said : kind, family);
  }

  private Alike parse(String userAgent) {
    UserAgent browser = parser.parseUserAgent(userAgent);
    OS os = parser.parseOS(userAgent);
    String family = browser == null ? "" : known(browser.family);
    String browserFamily = VIEWS.getOrDefault(family, family);
    String osFamily = os == null ? "" : known(os.family);
    if (browserFamily.isEmpty() && osFamily.isEmpty()) {
      return userAgent.isBlank() ? Alike.NOTHING : new Alike(program(userAgent), version(browser));
    }
    boolean said = os != null && os.major != null && !osFamily.isEmpty();
    String major = said && !userAgent.contains(APP_ON_IOS) ? os.major : "";
    String kind = kind(userAgent, osFamily, browserFamily);
    return new Alike(new Device(osFamily, major, kind, browserFamily), version(browser));
  }

  private static int version(@Nullable UserAgent browser) {
    String major = browser == null ? null : browser.major;
    return major != null && major.length() <= MOST_DIGITS && NUMBER.matcher(major).matches()
        ? Integer.parseInt(major)
        : 0;
  }

  private static String known(String family) {
    return family == null || family.equals("Other") ? "" : family;
  }

  /** What kind of device, by the words that browsers agreed on: no list of models is needed. */
  private static String kind(String userAgent, String os, String browser) {
    String text = userAgent.toLowerCase(Locale.ROOT);
    if (text.contains("bot") || text.contains("spider") || text.contains("crawl")) {
      return "bot";
    }
    if (text.contains("ipad") || text.contains("tablet")) {
      return "tablet";
    }
    return switch (os) {
      case "iOS", "Windows Phone", "KaiOS", "BlackBerry OS" -> "mobile";
      case "Android" ->
          text.contains("mobile") || !text.startsWith("mozilla") ? "mobile" : "tablet";
      case "Windows", "Mac OS X", "Linux", "Ubuntu", "Fedora", "Debian", "Chrome OS", "FreeBSD" ->
          text.startsWith("mozilla") || !isLibrary(userAgent, browser) ? "desktop" : "library";
      default -> isLibrary(userAgent, browser) ? "library" : "";
    };
  }

  /** A program, by the library that it says it logs in with; or something that nobody knows. */
  private static Device program(String userAgent) {
    String product = product(userAgent);
    return LIBRARIES.of(product) ? new Device("", "", "library", product) : UNKNOWN;
  }

  private static String product(String userAgent) {
    Matcher product = PRODUCT.matcher(userAgent);
    return product.lookingAt() ? product.group() : "";
  }

  private static boolean isLibrary(String userAgent, String browser) {
    return LIBRARIES.of(browser.isEmpty() ? product(userAgent) : browser);
  }

  /**
   * Behind there, in a browser's user agent, every number becomes the place that it has among them,
   * from 1: the system is before it, and families do not depend on what is after.
   */
  private static String withoutVersions(String userAgent, int versions) {
    if (versions == 0) {
      return userAgent;
    }
    int[] place = {0};
    return userAgent.substring(0, versions)
        + NUMBER
            .matcher(userAgent.substring(versions))
            .replaceAll(_ -> Integer.toString(++place[0]));
  }

  /** The number in that place, from 1; 0 if there is none, or none that a version may be. */
  private static int number(String text, int place) {
    return NUMBER
        .matcher(text)
        .results()
        .skip(place - 1L)
        .map(MatchResult::group)
        .findFirst()
        .filter(digits -> digits.length() <= MOST_DIGITS)
        .map(Integer::parseInt)
        .orElse(0);
  }

  /** Where the system ends, behind which versions are; 0 in what is no browser's user agent. */
  private static int versions(String userAgent) {
    return userAgent.startsWith(MOZILLA) ? Math.max(0, userAgent.indexOf(')')) : 0;
  }

  /** Forgets the entry that was longest not asked for. */
  private static final class Recent<V> extends LinkedHashMap<String, V> {
    Recent() {
      super(256, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
      return size() > KEPT;
    }
  }
}
