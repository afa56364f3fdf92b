package io.leadledger.query.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.leadledger.events.Ids;
import io.leadledger.postgres.ThrowAwayPostgres;
import io.leadledger.query.analysis.PlainFunnel.Line;
import io.leadledger.query.analysis.PlainFunnel.Question;
import io.leadledger.query.projection.ReadSchemas;
import io.leadledger.store.schema.MigrateFirst;
import io.leadledger.store.schema.SchemaMigration;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// What the database says of funnels is what one would count by hand, and says of one's own tenant.
class FunnelAnalysisTest {
  private static final UUID TENANT = Ids.next();
  private static final UUID OTHER = Ids.next();
  private static final ZoneId UTC = ZoneId.of("UTC");
  private static final List<PlainFunnel.Journey> JOURNEYS = Journeys.of(20260610, 900);
  private static final PlainFunnel PLAIN =
      new PlainFunnel(Journeys.MILESTONES, JOURNEYS, Journeys.AS_OF);

  private static SingleConnectionDataSource connection;
  private static JdbcClient database;
  private static UUID funnel;

  @BeforeAll
  static void fill() {
    ThrowAwayPostgres.Database fresh =
        ThrowAwayPostgres.newDatabase(
            "funnel-analysis",
            empty ->
                ReadSchemas.DOCUMENTED.forEach(
                    schema ->
                        MigrateFirst.migrate(
                            empty.dataSource(), new SchemaMigration(schema, List.of("reading")))));
    connection = new SingleConnectionDataSource(fresh.url(), fresh.user(), fresh.password(), true);
    database = JdbcClient.create(connection);
    funnel = new FunnelRows(database, TENANT).write(Journeys.MILESTONES, JOURNEYS);
    new FunnelRows(database, OTHER).write(Journeys.MILESTONES, Journeys.of(7, 50));
    database.sql("set time zone 'America/Caracas'").update();
    database.sql("set role leadledger_reader").update();
    speakFor(TENANT);
  }

  @AfterAll
  static void close() {
    connection.destroy();
  }

  private static void speakFor(UUID tenant) {
    database.sql("set leadledger.tenant = '" + tenant + "'").update();
  }

  static Stream<Question> questions() {
    List<Question> questions = new ArrayList<>();
    for (String order : List.of("ordered", "strict", "any")) {
      for (@Nullable String cohort : new @Nullable String[] {null, "week", "month"}) {
        for (@Nullable String breakdown :
            new @Nullable String[] {null, "source", "tag", "version"}) {
          questions.add(new Question(order, Duration.ofDays(10), cohort, breakdown, UTC));
          questions.add(new Question(order, null, cohort, breakdown, ZoneId.of("Asia/Tokyo")));
        }
      }
    }
    return questions.stream();
  }

  @ParameterizedTest
  @MethodSource("questions")
  void the_figures_are_those_that_are_counted_by_hand(Question question) {
    List<Line> counted = PLAIN.lines(question);
    List<Line> asked =
        database
            .sql(
                """
                select * from funnel.funnel_analysis(?, ?, ?::interval, ?, ?, null, null, ?::timestamptz, ?)""")
            .param(funnel)
            .param(question.order())
            .param(question.window() == null ? null : question.window().toString())
            .param(question.cohort())
            .param(question.breakdown())
            .param(Journeys.AS_OF.toString())
            .param(question.zone().getId())
            .query((row, _) -> line(row))
            .list();
    assertThat(asked).hasSameSizeAs(counted).hasSizeGreaterThan(5);
    for (int i = 0; i < counted.size(); i++) {
      assertSame(asked.get(i), counted.get(i));
    }
  }

  @Test
  void the_journeys_try_out_what_they_are_meant_to() {
    List<Line> ordered = PLAIN.lines(question("ordered"));
    List<Line> strict = PLAIN.lines(question("strict"));
    List<Line> any = PLAIN.lines(question("any"));
    assertThat(ordered.getLast().reached())
        .isLessThan(any.getLast().reached())
        .isGreaterThan(strict.getLast().reached());
    assertThat(strict.getLast().reached()).isPositive();
    assertThat(ordered.getFirst().immature()).isPositive();
  }

  @Test
  void late_entrants_do_not_deflate_conversion() {
    List<Boolean> mature =
        database
            .sql(
                """
                select is_mature from funnel.funnel_analysis(?, within => '10 days', cohort_by => 'week',
                  as_of => ?::timestamptz) where step = 0 order by cohort""")
            .param(funnel)
            .param(Journeys.AS_OF.toString())
            .query((row, _) -> row.getBoolean(1))
            .list();
    assertThat(mature).startsWith(true).endsWith(false, false);
    double atOnce = conversion("null");
    double inTime = conversion("'10 days'");
    assertThat(conversion("'10 days', entered_until => '2026-05-01'"))
        .as("those who had their time say the same, whoever came later")
        .isCloseTo(inTime, within(0.05));
    assertThat(atOnce).isPositive();
  }

  private static double conversion(String window) {
    return database
        .sql(
            "select conversion from funnel.funnel_analysis(?, within => %s, as_of => ?::timestamptz) where step = 3"
                .formatted(window))
        .param(funnel)
        .param(Journeys.AS_OF.toString())
        .query((row, _) -> row.getDouble(1))
        .single();
  }

  @Test
  void a_trend_counts_each_month() {
    Map<LocalDate, Map<Integer, Long>> asked = new TreeMap<>();
    database
        .sql("select * from funnel.funnel_trend(?, 'month', null, ?::timestamptz)")
        .param(funnel)
        .param(Journeys.AS_OF.toString())
        .query(
            row -> {
              if (row.getLong("reached") > 0) {
                asked
                    .computeIfAbsent(
                        row.getObject("period_start", LocalDate.class), _ -> new TreeMap<>())
                    .put(row.getInt("step"), row.getLong("reached"));
              }
            });
    assertThat(asked).isEqualTo(PLAIN.months());
  }

  @Test
  void views_show_all_funnels_of_one_s_own_tenant_and_no_other() {
    assertThat(count("select count(*) from funnel.funnel_conversion")).isEqualTo(6);
    assertThat(count("select count(distinct funnel_id) from funnel.funnel_cohort")).isEqualTo(1);
    assertThat(count("select count(distinct funnel_progress_id) from funnel.funnel_journey"))
        .isEqualTo(JOURNEYS.size());
    speakFor(OTHER);
    assertThat(count("select entered from funnel.funnel_conversion where step = 0")).isEqualTo(50);
    assertThat(
            database
                .sql("select * from funnel.funnel_analysis(?)")
                .param(funnel)
                .query()
                .listOfRows())
        .isEmpty();
    speakFor(Ids.next());
    assertThat(count("select count(*) from funnel.funnel_journey")).isZero();
    speakFor(TENANT);
  }

  private static Question question(String order) {
    return new Question(order, Duration.ofDays(10), null, null, UTC);
  }

  private static long count(String sql) {
    return database.sql(sql).query(Long.class).single();
  }

  private static void assertSame(Line asked, Line counted) {
    assertThat(
            new Line(
                asked.cohort(),
                asked.segment(),
                asked.mature(),
                asked.step(),
                asked.entered(),
                asked.immature(),
                asked.stillOpen(),
                asked.reached(),
                asked.dropped(),
                List.of()))
        .isEqualTo(
            new Line(
                counted.cohort(),
                counted.segment(),
                counted.mature(),
                counted.step(),
                counted.entered(),
                counted.immature(),
                counted.stillOpen(),
                counted.reached(),
                counted.dropped(),
                List.of()));
    for (int i = 0; i < counted.seconds().size(); i++) {
      double expected = counted.seconds().get(i);
      double actual = asked.seconds().get(i);
      assertThat(Double.isNaN(actual)).isEqualTo(Double.isNaN(expected));
      if (!Double.isNaN(expected)) {
        assertThat(actual).as("%s, %s", asked, counted).isCloseTo(expected, within(0.001));
      }
    }
  }

  private static Line line(ResultSet row) throws SQLException {
    return new Line(
        row.getObject("cohort", LocalDate.class),
        row.getString("segment"),
        row.getBoolean("is_mature"),
        row.getInt("step"),
        row.getLong("entered"),
        row.getLong("immature"),
        row.getLong("still_open"),
        row.getLong("reached"),
        row.getLong("dropped"),
        List.of(
            seconds(row, "median_seconds"),
            seconds(row, "p90_seconds"),
            seconds(row, "median_seconds_from_previous"),
            seconds(row, "p90_seconds_from_previous")));
  }

  private static double seconds(ResultSet row, String column) throws SQLException {
    double value = row.getDouble(column);
    return row.wasNull() ? Double.NaN : value;
  }
}
