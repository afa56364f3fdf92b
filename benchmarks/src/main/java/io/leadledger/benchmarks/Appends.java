package io.leadledger.benchmarks;

import io.leadledger.command.lead.LeadCommand.CaptureLead;
import io.leadledger.command.lead.LeadCommand.RecordVisit;
import io.leadledger.command.platform.CommandContext;
import io.leadledger.command.platform.CommandDispatcher;
import io.leadledger.events.Ids;
import io.leadledger.events.lead.LeadContact;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Appends: a visit of a lead is recorded, which is one event and one commit.
record Appends(Server server, CommandDispatcher commands, URI address, Tenancy tenancy) {
  private static final int LEADS_OF_A_CLIENT = 20;
  private static final int CLIENTS_WARMING_UP = 8;

  void measure(Report report, Scale scale) throws Exception {
    through().once();
    RawEvents.prepare(server);
    // The compiler needs some ten thousands of commands before it has done its work.
    Load.rate(CLIENTS_WARMING_UP, scale.warmUpSeconds(), this::through);
    Load.rate(CLIENTS_WARMING_UP, scale.warmUpSeconds(), this::over);
    for (int clients : new int[] {1, 8, 32}) {
      double before = Load.rate(clients, scale.seconds(), () -> new RawEvents(server));
      double gateway = Load.rate(clients, scale.seconds(), this::through);
      double http = Load.rate(clients, scale.seconds(), this::over);
      double after = Load.rate(clients, scale.seconds(), () -> new RawEvents(server));
      double raw = (before + after) / 2;
      String by = clients == 1 ? "1 client" : clients + " clients";
      String reference = Report.perSecond(raw) + " raw insert and commit";
      report.add(
          "append through the gateway, " + by,
          Report.perSecond(gateway),
          reference,
          gateway / raw,
          clients == 8 ? ">= 0.5" : "");
      report.add("append over HTTP, " + by, Report.perSecond(http), reference, http / raw, "");
    }
  }

  UUID capture() {
    var contact =
        new LeadContact("Ada", "Lovelace", null, null, null, null, null, null, null, null);
    var captured =
        commands.send(
            new CaptureLead(
                Ids.next(),
                null,
                "bench",
                null,
                contact,
                "browser-" + Ids.next(),
                null,
                null,
                null,
                null),
            context());
    return captured.id();
  }

  private CommandContext context() {
    return CommandContext.of(tenancy.tenant(), tenancy.owner(), CommandContext.SYSTEM);
  }

  private List<UUID> leads() {
    List<UUID> leads = new ArrayList<>();
    for (int i = 0; i < LEADS_OF_A_CLIENT; i++) {
      leads.add(capture());
    }
    return leads;
  }

  Load.Work through() {
    List<Load.Work> visits = leads().stream().map(this::visiting).toList();
    int[] turn = {0};
    return () -> visits.get(turn[0]++ % LEADS_OF_A_CLIENT).once();
  }

  /// Records a visit of this lead, through the gateway.
  Load.Work visiting(UUID lead) {
    return () ->
        commands.send(
            new RecordVisit(
                lead,
                Ids.next(),
                "browser-1",
                "https://www.example.com/pricing",
                "https://search.example/",
                null),
            context());
  }

  private Load.Work over() {
    List<UUID> leads = leads();
    int[] turn = {0};
    HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    String body =
        """
        {"browserId": "browser-1", "pageUrl": "https://www.example.com/pricing", "referrer": "https://search.example/"}""";
    return new Load.Work() {
      @Override
      public void once() throws Exception {
        UUID lead = leads.get(turn[0]++ % LEADS_OF_A_CLIENT);
        var request =
            HttpRequest.newBuilder(address.resolve("/api/v1/leads/" + lead + "/visits"))
                .header("Authorization", "Bearer " + tenancy.token())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        var answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
          throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
      }

      @Override
      public void close() {
        http.close();
      }
    };
  }
}
