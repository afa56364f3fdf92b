package io.leadledger.query.analysis;

import io.leadledger.http.Caller;
import io.leadledger.query.analysis.FunnelAnalysis.Group;
import io.leadledger.query.analysis.FunnelAnalysis.Step;
import io.leadledger.query.analysis.FunnelTrend.Count;
import io.leadledger.query.analysis.FunnelTrend.Point;
import io.leadledger.query.api.QueryProblems;
import io.leadledger.query.api.ReadSession;
import io.leadledger.query.api.catalogue.Catalogue;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/// Asks the functions `funnel.funnel_analysis` and `funnel.funnel_trend`, as the caller's tenant.
@Component
class FunnelAnalyses {
  private final ReadSession session;
  private final Catalogue catalogue;

  FunnelAnalyses(ReadSession session, Catalogue catalogue) {
    this.session = session;
    this.catalogue = catalogue;
  }

  FunnelAnalysis analyse(Caller caller, UUID funnel, AnalysisQuestion asked) {
    catalogue.schema("funnel");
    if (asked.needsLeads()) {
      catalogue.schema("crm");
    }
    List<Group> groups =
        session.read(
            caller,
            sql -> {
              requireKnown(sql, funnel);
              return groups(
                  sql.resultQuery(
                          """
                          select * from funnel.funnel_analysis(?::uuid, ?, ?::interval, ?, ?, ?::timestamptz,
                            ?::timestamptz, ?::timestamptz, ?)""",
                          funnel,
                          asked.order(),
                          asked.within(),
                          asked.cohort(),
                          asked.breakdown(),
                          text(asked.from()),
                          text(asked.until()),
                          text(asked.asOf()),
                          asked.timezone())
                      .fetch());
            });
    return new FunnelAnalysis(
        funnel,
        asked.order(),
        asked.within(),
        asked.asOf(),
        asked.cohort(),
        asked.breakdown(),
        groups);
  }

  FunnelTrend trend(
      Caller caller,
      UUID funnel,
      String period,
      @Nullable Instant from,
      Instant until,
      String timezone) {
    catalogue.schema("funnel");
    List<Point> points =
        session.read(
            caller,
            sql -> {
              requireKnown(sql, funnel);
              return points(
                  sql.resultQuery(
                          """
                          select * from funnel.funnel_trend(?::uuid, ?, ?::timestamptz, ?::timestamptz, ?)""",
                          funnel,
                          period,
                          text(from),
                          text(until),
                          timezone)
                      .fetch());
            });
    return new FunnelTrend(funnel, period, points);
  }

  private static void requireKnown(DSLContext sql, UUID funnel) {
    boolean known =
        sql.resultQuery(
                    "select 1 from funnel.funnel_definition where funnel_id = ?::uuid limit 1",
                    funnel)
                .fetchOne()
            != null;
    if (!known) {
      throw QueryProblems.of(
          HttpStatus.NOT_FOUND, "not-found", "There is no funnel with this id.", null);
    }
  }

  /// Rows come with the steps of a group one after the other.
  private static List<Group> groups(List<? extends Record> rows) {
    List<Group> groups = new ArrayList<>();
    List<Step> steps = new ArrayList<>();
    for (Record row : rows) {
      Step step = step(row);
      if (step.step() == 0) {
        steps = new ArrayList<>();
        groups.add(group(row, steps));
      }
      steps.add(step);
    }
    return groups;
  }

  private static Group group(Record row, List<Step> steps) {
    return new Group(
        row.get("cohort", LocalDate.class),
        row.get("segment", String.class),
        row.get("is_mature", boolean.class),
        row.get("entered", long.class),
        row.get("immature", long.class),
        row.get("still_open", long.class),
        steps);
  }

  private static Step step(Record row) {
    return new Step(
        row.get("step", int.class),
        row.get("milestone_key", String.class),
        row.get("milestone_name", String.class),
        row.get("required", boolean.class),
        row.get("reached", long.class),
        row.get("conversion", Double.class),
        row.get("conversion_from_previous", Double.class),
        row.get("dropped", long.class),
        row.get("median_seconds", Double.class),
        row.get("p90_seconds", Double.class),
        row.get("median_seconds_from_previous", Double.class),
        row.get("p90_seconds_from_previous", Double.class));
  }

  private static List<Point> points(List<? extends Record> rows) {
    Map<LocalDate, List<Count>> points = new LinkedHashMap<>();
    for (Record row : rows) {
      points
          .computeIfAbsent(row.get("period_start", LocalDate.class), _ -> new ArrayList<>())
          .add(
              new Count(
                  row.get("step", int.class),
                  row.get("milestone_key", String.class),
                  row.get("reached", long.class)));
    }
    return points.entrySet().stream()
        .map(point -> new Point(point.getKey(), point.getValue()))
        .toList();
  }

  private static @Nullable String text(@Nullable Instant moment) {
    return moment == null ? null : moment.toString();
  }
}
