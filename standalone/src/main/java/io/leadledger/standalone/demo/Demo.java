package io.leadledger.standalone.demo;

import io.leadledger.standalone.demo.SampleLead.Step;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/// Lets leads arrive over HTTP while somebody watches, then tells what there is to see.
public final class Demo {
  private static final int LEADS = 300;
  private static final int LEADS_PER_CONVERSATION = 3;
  private static final int AT_A_TIME = 6;
  private static final int CALLED = 24;
  private static final long SEED = 20_261_101;

  private final URI address;
  private final Path dataDir;
  private final String psql;
  private final AtomicInteger leads = new AtomicInteger();
  private final AtomicInteger commands = new AtomicInteger();
  private final AtomicInteger conversations = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();
  private final AtomicLong position = new AtomicLong();
  private final Queue<String> arrived = new ConcurrentLinkedQueue<>();
  private final AtomicReference<String> latest = new AtomicReference<>("");

  /// @param psql how the database is reached by `psql`
  public Demo(URI address, Path dataDir, String psql) {
    this.address = address;
    this.dataDir = dataDir;
    this.psql = psql;
  }

  /// Plays the demo to its end, unless it was played on this data before.
  public void play() {
    try (Api api = DemoTenant.open(address, dataDir)) {
      if (rows(api, "crm", "leads").equals("0")) {
        say("");
        say(
            "The demo: "
                + LEADS
                + " leads of the tenant Northwind arrive over HTTP, and a hundred of them talk ...");
        try (var provider = new SampleProvider(SEED)) {
          new SampleRouting(
                  (method, path, body) ->
                      command(api, method, path, body).body().path("id").asString())
              .setUp(provider.baseUrl());
          letLeadsArrive(api);
        }
        say("  An AI agent calls " + CALLED + " of them ...");
        new SampleCampaign(api, SEED).play(arrived.stream().limit(CALLED).toList());
      } else {
        say("The demo's leads are there from an earlier start.");
      }
      summary(api);
    } catch (Api.Refused e) {
      System.err.println("The demo cannot go on: " + e.getMessage());
    }
  }

  private void letLeadsArrive(Api api) {
    DemoTenant.defineDataPoints(api);
    var sample =
        new SampleLeads(SEED, Instant.now(), DemoTenant.members(api), DemoTenant.companies(api));
    var waiting = new ConcurrentLinkedQueue<>(Stream.generate(sample::next).limit(LEADS).toList());
    try (ScheduledExecutorService progress = Executors.newSingleThreadScheduledExecutor();
        var hands = Executors.newVirtualThreadPerTaskExecutor()) {
      progress.scheduleAtFixedRate(this::tellProgress, 1, 1, TimeUnit.SECONDS);
      List<Future<?>> work = new ArrayList<>();
      for (int i = 0; i < AT_A_TIME; i++) {
        work.add(
            hands.submit(
                () -> {
                  for (SampleLead lead = waiting.poll(); lead != null; lead = waiting.poll()) {
                    arrive(api, lead);
                  }
                }));
      }
      for (Future<?> hand : work) {
        hand.get();
      }
      progress.shutdownNow();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (java.util.concurrent.ExecutionException e) {
      throw new Api.Refused(String.valueOf(e.getCause()));
    }
    tellProgress();
    if (refused.get() > 0) {
      say("  " + refused + " requests were refused, the last: " + latest);
    }
  }

  private void arrive(Api api, SampleLead lead) {
    try {
      Api.Answer captured = command(api, "POST", "/api/v1/leads", lead.capture());
      latest.set(lead.name());
      arrived.add(captured.body().path("id").asString());
      String its = "/api/v1/leads/" + captured.body().path("id").asString() + "/";
      for (Step step : lead.steps()) {
        command(api, step.method(), its + step.path(), step.body());
      }
      if (conversations.getAndIncrement() % LEADS_PER_CONVERSATION == 0) {
        converse(api, captured.body().path("id").asString());
      }
    } catch (Api.Refused e) {
      refused.incrementAndGet();
      latest.set(String.valueOf(e.getMessage()));
    }
    leads.incrementAndGet();
  }

  private void converse(Api api, String lead) {
    var talk = SampleConversation.with(new Random(SEED + conversations.get()));
    Instant start = Instant.now().minus(Duration.ofHours(1));
    String conversations = "/api/v1/conversations";
    Api.Answer started = command(api, "POST", conversations, talk.start(lead, start));
    String its = conversations + "/" + started.body().path("id").asString();
    for (SampleConversation.Line line : talk.lines()) {
      if (talk.handedOff() && line.sender().equals("user")) {
        command(api, "POST", its + "/hand-off", Map.of("reason", "Asked for a person"));
      }
      command(api, "POST", its + "/messages", talk.message(line, start));
    }
    command(api, "POST", its + "/analyses", null);
    if (talk.closed()) {
      command(api, "POST", its + "/closing", Map.of("reason", "Answered"));
      String conversation = started.body().path("id").asString();
      api.send(
          "POST",
          "/api/v1/ai-interactions",
          SampleRouting.question(lead, conversation, talk.text()));
    }
  }

  private Api.Answer command(
      Api api, String method, String path, @org.jspecify.annotations.Nullable Object body) {
    Api.Answer answer = api.send(method, path, body);
    commands.incrementAndGet();
    position.accumulateAndGet(answer.position(), Math::max);
    return answer;
  }

  private void tellProgress() {
    say("  %3d leads, %4d commands; last: %s".formatted(leads.get(), commands.get(), latest.get()));
  }

  private void summary(Api api) {
    say("");
    say("Rows of the demo tenant:");
    for (var schema : api.get("/api/v1", Map.of()).body()) {
      String name = schema.path("name").asString();
      for (var table : api.get("/api/v1/" + name, Map.of()).body().path("tables")) {
        String of = table.path("name").asString();
        say("  %-36s %8s".formatted(name + "." + of, rows(api, name, of)));
      }
    }
    Path data = dataDir.toAbsolutePath().normalize();
    say(
        """

        To open:
          {address}/docs                  the API, to read and to try
          {address}/actuator/health       how it is
          {address}/actuator/prometheus   its metrics

        To try:
          TOKEN=$(curl -s -u "$(cat {key})" -d grant_type=client_credentials {address}/oauth2/token | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')
          curl -s -H "Authorization: Bearer $TOKEN" "{address}/api/v1/crm/leads?status=eq.converted&order=created_at.desc&limit=3"
          curl -s -H "Authorization: Bearer $TOKEN" -H "Accept: text/csv" "{address}/api/v1/smartweb/leads?limit=5"
          curl -s -H "Authorization: Bearer $TOKEN" "{address}/api/v1/crm/messages?order=timestamp.desc&limit=5"
          curl -s -H "Authorization: Bearer $TOKEN" "{address}/api/v1/history?limit=3"
          {psql} -c "select intent, summary, extracted_data_points from funnel.conversation_analysis where extracted_data_points <> '[]' limit 5"
          {psql} -c "select status, count(*) from crm.leads group by status"
          {psql} -c "select position, name, time from events.history order by position desc limit 5"

        LeadLedger keeps running on {address}; Ctrl-C ends it."""
            .replace("{address}", address.toString())
            .replace("{key}", DemoTenant.keyFile(data).toString())
            .replace("{psql}", psql));
  }

  /// How many rows of a table the tenant has, all of its commands considered.
  private String rows(Api api, String schema, String table) {
    try {
      Map<String, String> headers =
          position.get() == 0
              ? Map.of("Prefer", "count=exact")
              : Map.of("Prefer", "count=exact", "Wait-For-Position", position.toString());
      String range = api.get("/api/v1/" + schema + "/" + table + "?limit=1", headers).range();
      return range.substring(range.indexOf('/') + 1);
    } catch (Api.Refused e) {
      return String.valueOf(e.getMessage());
    }
  }

  private static void say(String line) {
    System.out.println(line);
  }
}
