package io.leadledger.benchmarks;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The analysis of funnels in SQL, beside the same figures from a table that was made for them by
/// hand: a row per progress, with a column for each milestone.
record FunnelFigures(Server server) {
  private static final int RUNS = 5;

  private static final String ASKED =
      """
      select string_agg(reached::text, ' ' order by f.funnel_id, step)
      from (select distinct funnel_id from funnel.funnel_definition) f
        cross join lateral funnel.funnel_analysis(f.funnel_id, within => '30 days')""";

  void measure(Report report) throws SQLException {
    server.execute(
        "drop table if exists bench_flat",
        "create table bench_flat as select funnel_id, funnel_progress_id, entered_at, "
            + each("max(reached_at) filter (where milestone_number = %1$d) as r%1$d", ", ")
            + " from funnel.funnel_journey group by 1, 2, 3",
        "analyze bench_flat",
        "analyze funnel.funnel_progress",
        "analyze funnel.milestone_progress");
    Answer ours = ask(ASKED);
    Answer flat = ask(flat());
    if (!ours.figures.equals(flat.figures)) {
      throw new IllegalStateException("Not the same: " + ours.figures + " and " + flat.figures);
    }
    report.add(
        String.format(Locale.ROOT, "analysis of %,d progresses in 30 days", count()),
        String.format(Locale.ROOT, "%.0f ms", ours.millis),
        String.format(Locale.ROOT, "%.0f ms on a flat table", flat.millis),
        ours.millis / flat.millis,
        "");
  }

  private long count() throws SQLException {
    try (Connection connection = server.connect();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("select count(*) from bench_flat")) {
      rows.next();
      return rows.getLong(1);
    }
  }

  /// Each milestone after the one before, of those who have had their thirty days.
  private static String flat() {
    String from =
        "(select *, true as c0, entered_at as r0 from bench_flat"
            + " where entered_at + interval '30 days' <= now()) t0";
    for (int i = 1; i <= Flow.MILESTONES; i++) {
      from =
          "(select *, c%1$d and r%2$d >= r%1$d and r%2$d <= entered_at + interval '30 days' as c%2$d from %3$s) t%2$d"
              .formatted(i - 1, i, from);
    }
    return """
        select string_agg(figures, ' ' order by funnel_id), max(seconds) from (
          select funnel_id, concat_ws(' ', count(*), %s) as figures, concat_ws(' ', %s) as seconds
          from %s group by funnel_id)"""
        .formatted(
            each("count(*) filter (where c%1$d)", ", "),
            each(
                """
                percentile_cont(array[0.5, 0.9]) within group (order by extract(epoch from r%1$d - entered_at))
                  filter (where c%1$d),
                percentile_cont(array[0.5, 0.9]) within group (order by extract(epoch from r%1$d - r%2$d))
                  filter (where c%1$d)""",
                ", "),
            from);
  }

  /// With the number of each milestone, and of the one before.
  private static String each(String pattern, String between) {
    return IntStream.rangeClosed(1, Flow.MILESTONES)
        .mapToObj(i -> String.format(Locale.ROOT, pattern, i, i - 1))
        .collect(Collectors.joining(between));
  }

  private record Answer(String figures, double millis) {}

  private Answer ask(String query) throws SQLException {
    double[] times = new double[RUNS];
    String figures = "";
    try (Connection connection = server.connect();
        var statement = connection.createStatement()) {
      for (int i = 0; i < RUNS; i++) {
        long begin = System.nanoTime();
        try (var rows = statement.executeQuery(query)) {
          rows.next();
          figures = rows.getString(1);
        }
        times[i] = (System.nanoTime() - begin) / 1e6;
      }
    }
    Arrays.sort(times);
    return new Answer(figures, times[RUNS / 2]);
  }
}
