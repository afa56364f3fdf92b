package io.leadledger.benchmarks;

import io.leadledger.benchmarks.extraction.Extraction;
import io.leadledger.command.platform.CommandDispatcher;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.core.JacksonException;

/// `./leadledger bench`: measures LeadLedger beside references on the same server in the same
/// minutes (ADR 0009).
public final class Benchmarks {
  private static final int HEAP_MEGABYTES = 512;
  private static final int ANSWERS_PER_SECOND = 100;

  private Benchmarks() {}

  /// What can be measured by itself.
  private enum Part {
    APPENDS,
    REPLAY,
    REBUILD,
    MESSAGES,
    FUNNELS,
    SEAL,
    CHATS
  }

  public static void main(String[] arguments) throws Exception {
    if (arguments.length > 0 && arguments[0].equals("extraction")) {
      extraction(arguments);
      return;
    }
    if (arguments.length > 0 && arguments[0].equals("scraping")) {
      scraping(Path.of(arguments[1]), Integer.parseInt(arguments[2]));
      return;
    }
    List<String> asked = new ArrayList<>(List.of(arguments));
    Scale scale = asked.remove("--quick") ? Scale.quick() : Scale.full();
    Set<Part> parts = EnumSet.noneOf(Part.class);
    asked.forEach(name -> parts.add(Part.valueOf(name.toUpperCase(Locale.ROOT))));
    if (parts.isEmpty()) {
      parts.addAll(EnumSet.allOf(Part.class));
    }
    Path jar = Path.of(System.getProperty("leadledger.jar", ""));
    Path work = Files.createTempDirectory("leadledger-bench-");
    Report report = new Report();
    try {
      measure(report, scale, parts, jar, work);
    } catch (Exception e) {
      e.printStackTrace();
      // Whatever still runs would keep the process from ending.
      System.exit(1);
    } finally {
      delete(work);
    }
    report.print();
    System.out.println(
        "\nOne machine, %d processors, PostgreSQL 18 with fsync and synchronous_commit on, its data in %s."
            .formatted(Runtime.getRuntime().availableProcessors(), work.getParent()));
    System.exit(0);
  }

  private static void extraction(String[] arguments) {
    try {
      Extraction.measure(Path.of(arguments[1]), Path.of(arguments[2]), arguments[3]);
    } catch (IOException | JacksonException | IllegalArgumentException unreadable) {
      System.err.println("leadledger: " + unreadable.getMessage());
      System.exit(1);
    }
  }

  private static void scraping(Path folder, int pages) throws Exception {
    Path work = Files.createTempDirectory("leadledger-bench-");
    Report report = new Report();
    try (Site site = Site.of(folder, pages)) {
      new Crawls(report, site).measure(Path.of(System.getProperty("leadledger.jar", "")), work);
    } finally {
      delete(work);
    }
    report.print();
    System.exit(0);
  }

  private static void measure(Report report, Scale scale, Set<Part> parts, Path jar, Path work)
      throws Exception {
    if (parts.contains(Part.APPENDS)) {
      say("Appends, without projections ...");
      try (Server server = Server.start(work.resolve("appends"));
          ConfigurableApplicationContext context = server.commandSide()) {
        appends(server, context).measure(report, scale);
      }
    }
    if (parts.contains(Part.REBUILD)) {
      rebuild(report, scale, work.resolve("rebuild"));
    }
    if (parts.contains(Part.REPLAY)) {
      Path history = work.resolve("history");
      replay(report, scale, history);
      if (Files.isRegularFile(jar)) {
        say("A process of its own ...");
        product(report, scale, jar, history);
      }
    }
    if (parts.contains(Part.MESSAGES)) {
      messages(report, scale, work.resolve("messages"));
    }
    if (parts.contains(Part.FUNNELS)) {
      funnels(report, scale, work.resolve("funnels"));
    }
    if (parts.contains(Part.SEAL)) {
      seal(report, scale, work.resolve("seal"));
    }
    if (parts.contains(Part.CHATS) && Files.isRegularFile(jar)) {
      chats(report, scale, jar, work.resolve("chats"));
    }
  }

  private static void messages(Report report, Scale scale, Path data) throws Exception {
    say("Replay of messages ...");
    try (Server server = Server.start(data);
        ConfigurableApplicationContext context = server.bothSides()) {
      new Replay(server, context).measureMessages(report, scale);
    }
    delete(data);
  }

  private static void funnels(Report report, Scale scale, Path data) throws Exception {
    say("Rules of funnels ...");
    FunnelRules.measure(report);
    say("Replay of funnels ...");
    try (Server server = Server.start(data);
        ConfigurableApplicationContext context = server.bothSides()) {
      new Replay(server, context).measureFunnels(report, scale);
      say("Analysis of funnels ...");
      new FunnelFigures(server).measure(report);
    }
    delete(data);
  }

  private static void seal(Report report, Scale scale, Path data) throws Exception {
    say("Sealing ...");
    try (Server server = Server.start(data.resolve("sealed"));
        ConfigurableApplicationContext context = server.commandSide()) {
      new SealCosts(context, appends(server, context)).measure(report, scale);
    }
    say("Proofs ...");
    try (Server server = Server.start(data.resolve("proofs"))) {
      new Proofs(server).measure(report, scale);
    }
    say("Looking back ...");
    try (Server server = Server.start(data.resolve("past"));
        ConfigurableApplicationContext context = server.bothSides()) {
      new PastStates(server, addressOf(context), appends(server, context)).measure(report, scale);
    }
    say("Carrying away ...");
    try (Server from = Server.start(data.resolve("from"));
        Server to = Server.start(data.resolve("to"));
        ConfigurableApplicationContext context = from.commandSide()) {
      new Carrying(from, to, context, data.resolve("history.ndjson.gz")).measure(report, scale);
    }
    delete(data);
  }

  /// In a process of its own, whose limits on visitors are raised: these come from one address.
  private static void chats(Report report, Scale scale, Path jar, Path data) throws Exception {
    say("Chats ...");
    Map<String, String> limits =
        Map.of("LEADLEDGER_CHAT_OPENINGS", "1000000", "LEADLEDGER_CHAT_REQUESTS", "1000000");
    try (Product product = Product.start(jar, data, limits);
        Chats chats = new Chats(product.address(), new Tokens(product.address(), data))) {
      chats.open(1);
      chats.answer(scale.answers(), ANSWERS_PER_SECOND);
      seen(report, "one stream", chats.answer(scale.samples(), ANSWERS_PER_SECOND));
      chats.open(scale.streams() - 1);
      chats.answer(scale.streams(), ANSWERS_PER_SECOND);
      seen(report, scale.streams() + " streams", chats.answer(scale.answers(), ANSWERS_PER_SECOND));
      double live = product.liveMegabytes();
      report.add(
          "live heap with " + scale.streams() + " streams",
          String.format(Locale.ROOT, "%.0f MB", live),
          HEAP_MEGABYTES + " MB given" + (product.isAlive() ? ", enough" : ", too little"),
          live / HEAP_MEGABYTES,
          "< 1");
    }
    delete(data);
  }

  private static void seen(Report report, String streams, Chats.Seen seen) {
    if (seen.lost() > 0) {
      throw new IllegalStateException(seen.lost() + " answers were not seen");
    }
    for (double percent : new double[] {50, 99}) {
      report.add(
          "from sending to seeing, %s, p%.0f".formatted(streams, percent),
          Report.millis(Load.percentile(seen.times(), percent)),
          ANSWERS_PER_SECOND + " messages/s, none lost",
          Double.NaN,
          "");
    }
  }

  private static void replay(Report report, Scale scale, Path data) throws Exception {
    try (Server server = Server.start(data);
        ConfigurableApplicationContext context = server.bothSides()) {
      say("From commit to row ...");
      new Latency(server, appends(server, context)).measure(report, scale);
      say("Replay ...");
      new Replay(server, context).measure(report, scale);
      int missing = scale.leads() - scale.events() / 5;
      new History(context.getBean(EventStore.class), context.getBean(TransactionManager.class))
          .appendCaptured(missing);
    }
  }

  private static void rebuild(Report report, Scale scale, Path data) throws Exception {
    say("Rebuild ...");
    try (Server server = Server.start(data);
        ConfigurableApplicationContext context = server.bothSides()) {
      URI address = addressOf(context);
      new Rebuilding(
              server,
              context,
              address,
              appends(server, context),
              new Tokens(address, server.dataDir()))
          .measure(report, scale);
    }
    delete(data);
  }

  private static void product(Report report, Scale scale, Path jar, Path data) throws Exception {
    try (Product first = Product.start(jar, data)) {
      first.awaitCaughtUp();
      double live = first.liveMegabytes();
      report.add(
          String.format(Locale.ROOT, "live heap, %,d leads projected", scale.leads()),
          String.format(Locale.ROOT, "%.0f MB", live),
          HEAP_MEGABYTES + " MB given" + (first.isAlive() ? ", enough" : ", too little"),
          live / HEAP_MEGABYTES,
          "< 1");
    }
    double postgres = secondsToStartPostgres(data);
    try (Product second = Product.start(jar, data)) {
      report.add(
          "ready after a second start",
          String.format(Locale.ROOT, "%.1f s", second.secondsToReady()),
          String.format(Locale.ROOT, "%.1f s its PostgreSQL alone", postgres),
          second.secondsToReady() / postgres,
          "");
    }
  }

  private static double secondsToStartPostgres(Path data) {
    long begin = System.nanoTime();
    try (Server server = Server.start(data)) {
      return (System.nanoTime() - begin) / 1e9;
    }
  }

  private static Appends appends(Server server, ConfigurableApplicationContext context)
      throws IOException, InterruptedException {
    URI address = addressOf(context);
    return new Appends(
        server,
        context.getBean(CommandDispatcher.class),
        address,
        Tenancy.of(address, server.dataDir()));
  }

  private static URI addressOf(ConfigurableApplicationContext context) {
    return URI.create(
        "http://localhost:" + context.getEnvironment().getProperty("local.server.port"));
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }

  private static void say(String line) {
    System.out.println(line);
  }
}
