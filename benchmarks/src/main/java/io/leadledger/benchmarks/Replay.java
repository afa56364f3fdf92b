package io.leadledger.benchmarks;

import io.leadledger.command.automation.Automations;
import io.leadledger.query.projection.Projections;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.context.ApplicationContext;

/// Fills the five schemas anew from the history.
record Replay(Server server, ApplicationContext context) {
  private static final int PLAIN_SECONDS = 15;

  void measure(Report report, Scale scale) throws Exception {
    double rate = measure(report, scale.events(), "lead events", History::append);
    stop();
    forget();
    double plain = new PlainAxon(context).rate(PLAIN_SECONDS);
    forget();
    start();
    awaitCaughtUp();
    report.add(
        what(scale.events(), "lead events"),
        Report.perSecond(rate),
        Report.perSecond(plain) + " Axon's defaults",
        rate / plain,
        ">= 15");
  }

  void measureMessages(Report report, Scale scale) throws Exception {
    measure(report, scale.messages(), "message events", History::appendMessages);
  }

  /// The events of each progress: entering, its data points, and its milestones.
  void measureFunnels(Report report, Scale scale) throws Exception {
    measure(
        report,
        Flow.count(scale.progresses()),
        "funnel events",
        (history, _) -> history.appendFunnels(scale.progresses()));
  }

  /// Beside raw batches; gives the events of this kind per second.
  private double measure(
      Report report, int events, String kind, BiConsumer<History, Integer> append)
      throws Exception {
    var history =
        new History(context.getBean(EventStore.class), context.getBean(TransactionManager.class));
    awaitCaughtUp();
    stop();
    append.accept(history, events);
    // What follows from the events is done once, and not by a replay.
    awaitReached(processor(Automations.GROUP), head());
    // Once to warm up: the rows of this run are those that the reference writes.
    replay();
    RawRows.Written before = new RawRows(server).write();
    double seconds = replay();
    RawRows.Written after = new RawRows(server).write();
    double raw = (before.seconds() + after.seconds()) / 2;
    double rate = events / seconds;
    report.add(
        what(events, kind),
        Report.perSecond(rate),
        String.format(
            Locale.ROOT, "%,d rows, raw batches, %s", after.rows(), Report.perSecond(events / raw)),
        raw / seconds,
        ">= 0.5");
    return rate;
  }

  private static String what(int events, String kind) {
    return String.format(Locale.ROOT, "replay of %,d %s into five schemas", events, kind);
  }

  private double replay() throws SQLException {
    stop();
    forget();
    long begin = System.nanoTime();
    start();
    awaitCaughtUp();
    double seconds = (System.nanoTime() - begin) / 1e9;
    refuseParked();
    return seconds;
  }

  private List<StreamingEventProcessor> processors() {
    return RawRows.SCHEMAS.stream().map(this::processor).toList();
  }

  private StreamingEventProcessor processor(String name) {
    return context
        .getBean(EventProcessingConfiguration.class)
        .eventProcessor(name, StreamingEventProcessor.class)
        .orElseThrow();
  }

  private void start() {
    processors().forEach(StreamingEventProcessor::start);
  }

  private void stop() {
    processors().forEach(StreamingEventProcessor::shutDown);
  }

  void awaitCaughtUp() {
    long head = head();
    processors().forEach(processor -> awaitReached(processor, head));
  }

  private long head() {
    return context.getBean(Projections.class).head();
  }

  private static void awaitReached(StreamingEventProcessor processor, long head) {
    while (!hasReached(processor, head)) {
      LockSupport.parkNanos(2_000_000);
    }
  }

  private static boolean hasReached(StreamingEventProcessor processor, long head) {
    var segments = processor.processingStatus().values();
    return !segments.isEmpty()
        && segments.stream().noneMatch(EventTrackerStatus::isErrorState)
        && segments.stream().allMatch(s -> s.getCurrentPosition().orElse(-1) >= head);
  }

  /// Empties the read tables and lets projections begin at the beginning.
  private void forget() throws SQLException {
    List<String> statements = new ArrayList<>();
    for (String schema : RawRows.SCHEMAS) {
      for (String table : new RawRows(server).tables(schema)) {
        statements.add("truncate " + schema + ".\"" + table + "\" cascade");
      }
    }
    statements.add("delete from projection.token_entry");
    server.execute(statements.toArray(String[]::new));
  }

  /// A replay that left something out is no replay.
  private void refuseParked() throws SQLException {
    try (Connection connection = server.connect();
        var statement = connection.createStatement();
        var letters =
            statement.executeQuery(
                "select count(*), max(cause_message) from projection.dead_letter_entry")) {
      letters.next();
      if (letters.getLong(1) > 0) {
        throw new IllegalStateException(letters.getLong(1) + " parked: " + letters.getString(2));
      }
    }
  }
}
