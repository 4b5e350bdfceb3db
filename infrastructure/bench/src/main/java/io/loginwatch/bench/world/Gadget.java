package io.loginwatch.bench.world;

import io.loginwatch.core.login.Device;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Something that people log in with. Its browser updates itself every four weeks.
 *
 * @param template the user agent, with {@code #} for the browser's version
 * @param version the browser's version on the first day
 */
public record Gadget(Device device, String template, int version) {
  private static final String WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64";
  private static final String MAC = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7";
  private static final String KHTML = "AppleWebKit/537.36 (KHTML, like Gecko) ";

  private static final List<Gadget> LAPTOPS =
      List.of(
          desktop(
              "Windows", "10", "Chrome", WINDOWS + ") " + KHTML + "Chrome/#.0.0.0 Safari/537.36"),
          desktop(
              "Windows",
              "10",
              "Edge",
              WINDOWS + ") " + KHTML + "Chrome/#.0.0.0 Safari/537.36 Edg/#.0.0.0"),
          desktop("Windows", "10", "Firefox", WINDOWS + "; rv:#.0) Gecko/20100101 Firefox/#.0"),
          desktop("Mac OS X", "10", "Chrome", MAC + ") " + KHTML + "Chrome/#.0.0.0 Safari/537.36"),
          desktop(
              "Mac OS X",
              "10",
              "Safari",
              MAC + ") AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.# Safari/605.1.15"),
          desktop(
              "Ubuntu",
              "",
              "Firefox",
              "Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:#.0) Gecko/20100101 Firefox/#.0"));
  private static final List<Gadget> PHONES =
      List.of(iphone(17), iphone(18), iphone(18), android(13), android(14), android(15));

  /** What a person works with. */
  public static Gadget laptop(SplittableRandom random) {
    return LAPTOPS.get(random.nextInt(LAPTOPS.size())).from(random);
  }

  /** What a person carries. */
  public static Gadget phone(SplittableRandom random) {
    return PHONES.get(random.nextInt(PHONES.size())).from(random);
  }

  /** What a thief uses: anything, but more often Windows, Linux and tools. */
  public static Gadget thieves(SplittableRandom random) {
    return switch (random.nextInt(6)) {
      case 0 ->
          desktop(
                  "Linux",
                  "",
                  "Chrome",
                  "Mozilla/5.0 (X11; Linux x86_64) " + KHTML + "Chrome/#.0.0.0 Safari/537.36")
              .from(random);
      case 1 -> tool(random);
      case 2 -> phone(random);
      default -> laptop(random);
    };
  }

  /** What a machine logs in with. */
  public static Gadget tool(SplittableRandom random) {
    String[] tools = {
      "python-requests/2.32.#", "curl/8.#.0", "Go-http-client/1.1", "okhttp/4.12.0", "axios/1.7.#"
    };
    String[] names = {"Python Requests", "curl", "Go-http-client", "okhttp", "axios"};
    int which = random.nextInt(tools.length);
    return new Gadget(new Device("", "", "library", names[which]), tools[which], 5);
  }

  /** Tor Browser, which says that it is Firefox on Windows. */
  public static Gadget torBrowser() {
    return desktop(
        "Windows", "10", "Firefox", WINDOWS + "; rv:128.0) Gecko/20100101 Firefox/128.0");
  }

  /** The user agent as sent on that day. */
  public String userAgent(int day) {
    return template.replace("#", Integer.toString(version + day / 28));
  }

  public boolean isPhone() {
    return device.kind().equals("mobile");
  }

  private Gadget from(SplittableRandom random) {
    return new Gadget(device, template, version - random.nextInt(2));
  }

  private static Gadget desktop(String os, String major, String browser, String template) {
    int version = browser.equals("Safari") ? 2 : 138;
    return new Gadget(new Device(os, major, "desktop", browser), template, version);
  }

  private static Gadget iphone(int major) {
    return new Gadget(
        new Device("iOS", Integer.toString(major), "mobile", "Mobile Safari"),
        "Mozilla/5.0 (iPhone; CPU iPhone OS "
            + major
            + "_# like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/"
            + major
            + ".# Mobile/15E148 Safari/604.1",
        2);
  }

  private static Gadget android(int major) {
    return new Gadget(
        new Device("Android", Integer.toString(major), "mobile", "Chrome Mobile"),
        "Mozilla/5.0 (Linux; Android "
            + major
            + "; K) "
            + KHTML
            + "Chrome/#.0.0.0 Mobile Safari/537.36",
        138);
  }
}
