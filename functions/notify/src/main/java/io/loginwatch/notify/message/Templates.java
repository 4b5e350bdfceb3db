package io.loginwatch.notify.message;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Mustache templates by name. For the channel {@code ops} of a Slack kind, an alert's template is
 * the first of these that exists, in the configuration's {@code templates} folder and then built
 * in: {@code alert.ops.slack.mustache}, {@code alert.ops.mustache} (not for a mail's page), {@code
 * alert.slack.mustache}, {@code alert.text.mustache}. Partials ({@code {{> facts}}}) are found the
 * same way.
 *
 * <p>{@code {{value}}} is escaped for the medium. {@code {{{value}}}} is not, and is for URLs
 * alone: those are made safe for all media beforehand. Safe for use by several threads.
 */
public final class Templates {
  private static final Logger LOG = LoggerFactory.getLogger(Templates.class);
  private static final String BUILT_IN = "/templates/";

  private final Path folder;
  private final Map<String, Template> compiled = new ConcurrentHashMap<>();

  /**
   * @param folder where a file takes the place of the built-in one of the same name; need not exist
   */
  public Templates(Path folder) {
    this.folder = folder;
  }

  /**
   * What the template makes of that view. A dropped file that is no template is reported in the
   * log, and the built-in ones are used: the message matters more than its form.
   */
  public String render(Occasion occasion, Medium medium, String channel, Map<String, ?> view) {
    String key = occasion.word() + "." + medium.word() + "." + channel;
    try {
      return compiled
          .computeIfAbsent(key, _ -> compile(occasion.word(), medium, channel, true))
          .execute(view);
    } catch (MustacheException | UncheckedIOException e) {
      LOG.atError().addKeyValue("template", key).log("The template is wrong: {}", e.getMessage());
      return compile(occasion.word(), medium, channel, false).execute(view);
    }
  }

  /**
   * What the channel's own {@code body.<channel>.mustache} makes of that view, as JSON.
   *
   * @throws IllegalArgumentException if there is no such file, or it is no template
   */
  String body(String channel, Map<String, ?> view) {
    String file = "body." + channel + ".mustache";
    if (dropped(file).isEmpty()) {
      throw new IllegalArgumentException("there is no templates/" + file);
    }
    try {
      return compiled
          .computeIfAbsent(file, _ -> compile("body", Medium.JSON, channel, true))
          .execute(view);
    } catch (MustacheException e) {
      throw new IllegalArgumentException("templates/" + file + ": " + e.getMessage(), e);
    }
  }

  private Template compile(String name, Medium medium, String channel, boolean own) {
    return Mustache.compiler()
        // A name that does not exist prints nothing, for the same reason.
        .defaultValue("")
        .withEscaper(medium::escape)
        .emptyStringIsFalse(true)
        .zeroIsFalse(true)
        .withLoader(partial -> new StringReader(source(partial, medium, channel, own)))
        .compile(source(name, medium, channel, own));
  }

  private String source(String name, Medium medium, String channel, boolean own) {
    var kinds = new ArrayList<String>();
    kinds.add(channel + "." + medium.word());
    if (medium != Medium.HTML) {
      // A mail has a text and a page, and one file cannot be both.
      kinds.add(channel);
    }
    kinds.add(medium.word());
    kinds.add(Medium.TEXT.word());
    return kinds.stream()
        .flatMap(kind -> find(name + "." + kind + ".mustache", own).stream())
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no template " + name));
  }

  private Optional<String> find(String file, boolean own) {
    return own ? dropped(file).or(() -> builtIn(file)) : builtIn(file);
  }

  private Optional<String> dropped(String file) {
    Path path = folder.resolve(file);
    try {
      return Files.isRegularFile(path) ? Optional.of(Files.readString(path)) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("template " + file + " cannot be read", e);
    }
  }

  private static Optional<String> builtIn(String file) {
    try (InputStream in = Templates.class.getResourceAsStream(BUILT_IN + file)) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
