package io.leadledger.benchmarks;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingDouble;

import io.leadledger.query.projection.ProjectionDirectory;
import io.leadledger.query.verification.Scope;
import io.leadledger.query.verification.Verification;
import io.leadledger.query.verification.Verifier;
import io.leadledger.store.HistoryReader;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntPredicate;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/// Rebuilds all five schemas beside the live ones while a client reads, and verifies them.
record Rebuilding(
    Server server, ApplicationContext context, URI address, Appends appends, Tokens tokens) {
  private static final int SAMPLES = 3_000;
  private static final int WARM_UP_EVENTS = 20_000;
  private static final long PAUSE_NANOS = 5_000_000;
  private static final JsonMapper JSON = new JsonMapper();

  void measure(Report report, Scale scale) throws Exception {
    History history =
        new History(context.getBean(EventStore.class), context.getBean(TransactionManager.class));
    Replay replay = new Replay(server, context);
    try (HttpClient http = HttpClient.newHttpClient()) {
      // Once to warm up.
      history.append(WARM_UP_EVENTS);
      replay.awaitCaughtUp();
      rebuild(http);
      history.append(scale.rebuiltEvents() - WARM_UP_EVENTS);
      replay.awaitCaughtUp();
      server.execute("vacuum analyze");
      UUID lead = appends.capture();
      replay.awaitCaughtUp();
      reads(http, lead, count -> count < SAMPLES);
      long[] calm = reads(http, lead, count -> count < SAMPLES);
      CompletableFuture<Double> rebuilt = CompletableFuture.supplyAsync(() -> rebuild(http));
      long[] busy = reads(http, lead, _ -> !rebuilt.isDone());
      report(report, scale, calm, busy, rebuilt.join());
      context.getBean(MeterRegistry.class).find("leadledger.rebuild.step").timers().stream()
          .collect(
              groupingBy(
                  timer -> String.valueOf(timer.getId().getTag("step")),
                  TreeMap::new,
                  summingDouble(timer -> timer.totalTime(TimeUnit.SECONDS))))
          .forEach(
              (step, of) -> System.out.printf("    step %s, with the warm-up: %.1f s%n", step, of));
    }
  }

  private void report(Report report, Scale scale, long[] calm, long[] busy, double seconds)
      throws Exception {
    double rate = scale.rebuiltEvents() / seconds;
    SqlFold.Seconds folded =
        new SqlFold(
                server,
                context.getBean(HistoryReader.class),
                context.getBean(ProjectionDirectory.class))
            .fold(scale.events());
    double json = scale.events() / folded.fromJson();
    double columns = scale.events() / folded.fromColumns();
    String what =
        String.format(
            Locale.ROOT, "rebuild of five schemas, %,d lead events", scale.rebuiltEvents());
    report.add(
        what,
        Report.perSecond(rate),
        Report.perSecond(json) + " INSERT ... SELECT of JSON",
        rate / json,
        ">= 0.5");
    report.add(
        what,
        Report.perSecond(rate),
        Report.perSecond(columns) + " of typed columns",
        rate / columns,
        "");
    for (double percent : new double[] {50, 99}) {
      report.add(
          "a lead read over HTTP during it, p%.0f".formatted(percent),
          Report.millis(Load.percentile(busy, percent)),
          Report.millis(Load.percentile(calm, percent)) + " without",
          (double) Load.percentile(busy, percent) / Load.percentile(calm, percent),
          percent == 99 ? "<= 2" : "");
    }
    long begin = System.nanoTime();
    Verification verified = context.getBean(Verifier.class).verify(Scope.EVERYTHING);
    double verification = scale.rebuiltEvents() / ((System.nanoTime() - begin) / 1e9);
    // Leads of tenants that nobody registered refer to rows that are not there.
    if (verified.tables().stream().anyMatch(table -> table.differing() > 0)) {
      throw new IllegalStateException("the tables do not follow from the history");
    }
    report.add(
        "verification of five schemas",
        Report.perSecond(verification),
        Report.perSecond(json) + " INSERT ... SELECT of JSON",
        verification / json,
        "");
  }

  /// Times of one reader, sorted, in nanoseconds.
  ///
  /// @param goesOn told how many there are already
  private long[] reads(HttpClient http, UUID lead, IntPredicate goesOn) throws Exception {
    URI row = address.resolve("/api/v1/crm/leads?id=eq." + lead);
    List<Long> times = new ArrayList<>();
    while (goesOn.test(times.size())) {
      long begin = System.nanoTime();
      get(http, row);
      times.add(System.nanoTime() - begin);
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    return times.stream().mapToLong(Long::longValue).sorted().toArray();
  }

  /// Orders a rebuild of every schema; gives the seconds until clients read the last of them.
  private double rebuild(HttpClient http) {
    try {
      List<URI> rebuilds = new ArrayList<>();
      long begin = System.nanoTime();
      for (String schema : RawRows.SCHEMAS) {
        HttpResponse<String> ordered =
            http.send(
                request(address.resolve("/api/v1/admin/projections/" + schema + "/rebuilds"))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{}"))
                    .build(),
                BodyHandlers.ofString());
        rebuilds.add(address.resolve(ordered.headers().firstValue("Location").orElseThrow()));
      }
      for (URI rebuild : rebuilds) {
        while (!isSwitched(get(http, rebuild))) {
          LockSupport.parkNanos(100_000_000);
        }
      }
      return (System.nanoTime() - begin) / 1e9;
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isSwitched(String rebuild) {
    String state = JSON.readTree(rebuild).path("state").asString();
    if (state.equals("failed")) {
      throw new IllegalStateException(rebuild);
    }
    return state.equals("switched");
  }

  private String get(HttpClient http, URI address) throws IOException, InterruptedException {
    HttpResponse<String> answer = http.send(request(address).build(), BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(answer.statusCode() + " " + answer.body());
    }
    return answer.body();
  }

  private HttpRequest.Builder request(URI address) throws IOException, InterruptedException {
    return HttpRequest.newBuilder(address).header("Authorization", "Bearer " + tokens.get());
  }
}
