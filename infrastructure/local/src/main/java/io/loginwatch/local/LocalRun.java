package io.loginwatch.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.loginwatch.local.demo.DemoConfiguration;
import io.loginwatch.local.gateway.Gateway;
import io.loginwatch.local.inbox.Inbox;
import io.loginwatch.local.inbox.InboxPages;
import io.loginwatch.local.inbox.MailServer;
import io.loginwatch.local.lambda.Functions;
import io.loginwatch.local.lambda.RunningFunction;
import io.loginwatch.local.schedule.Schedules;
import io.loginwatch.local.stream.Checkpoints;
import io.loginwatch.local.stream.StreamReader;
import io.loginwatch.sam.EventSource.Stream;
import io.loginwatch.sam.LocalDynamoDb;
import io.loginwatch.sam.Table;
import io.loginwatch.sam.Template;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The whole system on this machine: executes a template, with DynamoDB Local for its tables, a
 * loopback port for its API, and an inbox for what it sends. Close it to stop everything.
 */
public final class LocalRun implements AutoCloseable {

  private final RunSettings settings;
  private final Template template;
  private final Inbox inbox;
  private final Deque<AutoCloseable> running = new ArrayDeque<>();
  private final Path scratch;
  private final LocalDynamoDb db;
  private final Functions functions;
  private final URI url;

  private LocalRun(RunSettings settings, Inbox inbox) throws IOException {
    this.settings = settings;
    this.inbox = inbox;
    template = Template.load(settings.template(), settings.parameters());
    Path data = settings.data();
    scratch = Files.createTempDirectory("loginwatch");
    HttpServer server =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), settings.port()), 0);
    url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    db =
        data == null
            ? LocalDynamoDb.start(template)
            : LocalDynamoDb.start(template, data.resolve("dynamodb"));
    running.push(db);
    var mail = new MailServer(inbox);
    running.push(mail);
    functions =
        new Functions(template, surroundings(), overlay(mail.port()), scratch.resolve("opt"));
    serve(server);
    functions.warm();
    readStreams(
        data == null ? Checkpoints.inMemory() : Checkpoints.in(data.resolve("streams.json")));
    running.push(new Schedules(functions));
  }

  /**
   * Starts everything and returns when requests are taken.
   *
   * @throws io.loginwatch.sam.UnsupportedInTemplate if the template cannot be executed here
   */
  public static LocalRun start(RunSettings settings, Inbox inbox) throws IOException {
    return new LocalRun(settings, inbox);
  }

  /** Where requests are taken. */
  public URI url() {
    return url;
  }

  public Inbox inbox() {
    return inbox;
  }

  public LocalDynamoDb db() {
    return db;
  }

  public Functions functions() {
    return functions;
  }

  @Override
  public synchronized void close() {
    while (!running.isEmpty()) {
      try {
        running.pop().close();
      } catch (Exception e) {
        System.err.println("does not stop: " + e);
      }
    }
    Scratch.delete(scratch);
  }

  private List<Path> overlay(int mailPort) {
    var overlay = new ArrayList<>(settings.configuration());
    if (settings.extra() != null) {
      Path folder = scratch.resolve("extra");
      settings.extra().write(folder, url, mailPort);
      overlay.add(folder);
    }
    return overlay;
  }

  /** What every function finds in its environment beneath what the template gives it. */
  private Map<String, String> surroundings() {
    var surroundings = new LinkedHashMap<>(settings.environment());
    surroundings.put(DemoConfiguration.WEBHOOK, url + "/inbox/hook/slack");
    surroundings.putIfAbsent("AWS_ENDPOINT_URL_SNS", url + "/inbox/sns");
    surroundings.putAll(db.environment());
    return surroundings;
  }

  private void serve(HttpServer server) {
    var gateway = new Gateway(template.api(), functions, InstantSource.system());
    var pages = new InboxPages(inbox);
    server.createContext(
        "/",
        (HttpExchange exchange) -> {
          if (gateway.serves(exchange.getRequestURI().getPath())) {
            gateway.handle(exchange);
          } else {
            pages.handle(exchange);
          }
        });
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    server.setExecutor(threads);
    server.start();
    running.push(() -> {
      server.stop(0);
      threads.shutdownNow();
    });
  }

  private void readStreams(Checkpoints checkpoints) {
    Map<String, Table> tables =
        template.tables().stream().collect(Collectors.toMap(Table::name, Function.identity()));
    for (RunningFunction function : functions.all()) {
      function
          .function()
          .events()
          .values()
          .forEach(source -> {
            if (source instanceof Stream stream) {
              Table table = tables.get(stream.table());
              if (table == null) {
                throw new IllegalStateException("no table " + stream.table());
              }
              running.push(
                  StreamReader.start(
                      db,
                      table,
                      function,
                      stream,
                      checkpoints,
                      inbox::givenUp,
                      InstantSource.system()));
            }
          });
    }
  }
}
