package io.leadledger.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/// The time from a command's answer to the row of its event in crm.leads.
record Latency(Server server, Appends appends) {
  private static final long LOOK_AGAIN_NANOS = 100_000;

  void measure(Report report, Scale scale) throws Exception {
    appends.capture();
    RawEvents.prepare(server);
    try (Connection connection = server.connect();
        var raw = new RawEvents(server)) {
      PreparedStatement select =
          connection.prepareStatement("select 1 from crm.leads where id = ?");
      long[] commits =
          Load.times(
              scale.samples(),
              () -> {
                long begin = System.nanoTime();
                raw.once();
                return System.nanoTime() - begin;
              });
      long[] rows =
          Load.times(
              scale.samples(),
              () -> {
                UUID lead = appends.capture();
                long begin = System.nanoTime();
                while (!isThere(select, lead)) {
                  LockSupport.parkNanos(LOOK_AGAIN_NANOS);
                }
                return System.nanoTime() - begin;
              });
      for (double percent : new double[] {50, 99}) {
        long row = Load.percentile(rows, percent);
        long commit = Load.percentile(commits, percent);
        report.add(
            "commit to row, p%.0f".formatted(percent),
            Report.millis(row),
            Report.millis(commit) + " raw insert and commit",
            (double) row / commit,
            "");
      }
    }
  }

  private static boolean isThere(PreparedStatement select, UUID lead) throws SQLException {
    select.setObject(1, lead);
    try (var row = select.executeQuery()) {
      return row.next();
    }
  }
}
