package io.loginwatch.local.cli;

import io.loginwatch.config.Configuration;
import io.loginwatch.notify.channel.ChannelKinds;
import io.loginwatch.notify.message.Medium;
import io.loginwatch.notify.message.Occasion;
import io.loginwatch.notify.message.Preview;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code preview}: what a message looks like, with sample data and the templates in use. */
@Command(
    name = "preview",
    description = "Shows a message as a channel would get it, with sample data; sends nothing.",
    mixinStandardHelpOptions = true)
final class PreviewCommand implements Callable<Integer> {

  @Parameters(
      arity = "0..1",
      paramLabel = "CHANNEL|KIND",
      defaultValue = "smtp",
      description = "a channel of the configuration, or a kind such as slack; default: smtp")
  private String name = "";

  @Option(
      names = "--occasion",
      defaultValue = "ALERT",
      description = "${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}")
  private Occasion occasion = Occasion.ALERT;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "writes the page of a mail there, to be opened in a browser")
  private @Nullable Path page;

  @Option(
      names = "--config",
      paramLabel = "DIR",
      description = "configuration; default: infrastructure/config")
  private @Nullable Path folder;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Path config = folder == null ? Home.configuration() : folder;
    Medium usual = ChannelKinds.medium(kind(config));
    Path templates = config.resolve("templates");
    boolean ownBody = Files.isRegularFile(templates.resolve("body." + name + ".mustache"));
    Medium medium = ownBody ? Medium.JSON : usual;
    if (page != null) {
      Files.writeString(page, Preview.of(templates, occasion, Medium.HTML, name));
      print(page.toString());
    } else {
      print(Preview.of(templates, occasion, medium, name));
    }
    return 0;
  }

  /** The kind of the channel of that name, or the kind that is meant. */
  private String kind(Path config) {
    Path file = config.resolve("loginwatch.yaml");
    var channels =
        Configuration.load(file).section("notify").sections("channels").entrySet().stream()
            .collect(Collectors.toMap(one -> one.getKey(), one -> one.getValue().required("kind")));
    String kind = channels.getOrDefault(name, name);
    if (ChannelKinds.of(kind).isEmpty()) {
      throw new UserError(
          "%s is neither a channel of %s %s nor a kind %s"
              .formatted(
                  name,
                  file,
                  channels.keySet().stream().sorted().toList(),
                  ChannelKinds.ALL.stream().map(one -> one.kind()).toList()));
    }
    return kind;
  }

  private void print(String text) {
    if (spec != null) {
      spec.commandLine().getOut().println(text);
    }
  }
}
