package io.leadledger.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;

/// Looking back at an aggregate with a long life, over HTTP.
record PastStates(Server server, URI address, Appends appends) {
  private static final int SAMPLES = 20;

  void measure(Report report, Scale scale) throws Exception {
    UUID lead = appends.capture();
    Load.Work visit = appends.visiting(lead);
    for (int event = 1; event < scale.streamEvents(); event++) {
      visit.once();
    }
    String rows =
        Report.millis(Load.percentile(Load.times(SAMPLES, () -> read(lead)), 50)) + " its rows";
    long middle = position(lead, scale.streamEvents() / 2);
    long last = position(lead, scale.streamEvents() - 1);
    String of = String.format(Locale.ROOT, " of a stream of %,d events, p50", scale.streamEvents());
    try (HttpClient http = HttpClient.newHttpClient()) {
      String state = "/api/v1/history/" + lead + "/state?at=";
      tell(report, "state at the end" + of, asked(http, state + last), rows);
      tell(report, "state in the middle" + of, asked(http, state + middle), rows);
      String row = "/api/v1/crm/leads/" + lead + "?at=" + middle;
      tell(report, "row in the middle" + of, asked(http, row), rows);
    }
  }

  private static void tell(Report report, String what, Callable<Long> asked, String rows)
      throws Exception {
    long median = Load.percentile(Load.times(SAMPLES, asked), 50);
    report.add(what, Report.millis(median), rows, Double.NaN, "");
  }

  private Callable<Long> asked(HttpClient http, String path) {
    HttpRequest request =
        HttpRequest.newBuilder(address.resolve(path))
            .header("Authorization", "Bearer " + appends.tenancy().token())
            .build();
    return () -> {
      long begin = System.nanoTime();
      var answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IOException(answer.statusCode() + " " + answer.body());
      }
      return System.nanoTime() - begin;
    };
  }

  /// The reference: the same rows, read and not understood.
  private long read(UUID lead) throws SQLException {
    try (Connection connection = server.connect();
        var statement =
            connection.prepareStatement(
                "select payload, meta_data from events.domain_event_entry where aggregate_identifier = ? order by sequence_number")) {
      statement.setObject(1, lead);
      long begin = System.nanoTime();
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          rows.getBytes(1);
          rows.getBytes(2);
        }
      }
      return System.nanoTime() - begin;
    }
  }

  private long position(UUID lead, long sequence) throws SQLException {
    try (Connection connection = server.connect();
        var statement =
            connection.prepareStatement(
                "select global_index from events.domain_event_entry where aggregate_identifier = ? and sequence_number = ?")) {
      statement.setObject(1, lead);
      statement.setLong(2, sequence);
      try (var rows = statement.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    }
  }
}
