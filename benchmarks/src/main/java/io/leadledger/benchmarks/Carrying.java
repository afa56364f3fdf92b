package io.leadledger.benchmarks;

import io.leadledger.store.schema.MigrateFirst;
import io.leadledger.store.seal.HistoryFileWriter;
import io.leadledger.store.seal.PublicKey;
import io.leadledger.store.seal.SignedHead;
import io.leadledger.store.seal.VerifyHistory;
import io.leadledger.store.sealing.HistoryExport;
import io.leadledger.store.sealing.HistoryImport;
import io.leadledger.store.sealing.Sealer;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import javax.sql.DataSource;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.postgresql.PGConnection;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/// Carries a history away, checks it and takes it in; beside COPY of the same rows, compressed as
/// well.
record Carrying(Server from, Server to, ApplicationContext context, Path file) {
  private static final int BUFFER = 1 << 16;

  private interface Measured {
    void run() throws Exception;
  }

  void measure(Report report, Scale scale) throws Exception {
    new History(context.getBean(EventStore.class), context.getBean(TransactionManager.class))
        .append(scale.events());
    Sealer sealer = SealCosts.sealer(context);
    SignedHead head = sealer.seal();
    long events = head.head().size();
    List<PublicKey> keys = sealer.keys().all();
    HistoryExport history =
        new HistoryExport(
            context.getBean(DataSource.class),
            context.getBean(PlatformTransactionManager.class),
            sealer);
    // Once each way to warm up.
    export(history, head);
    double ours = seconds(() -> export(history, head));
    Path copied = file.resolveSibling("copy.gz");
    copyOut(copied);
    double copy = seconds(() -> copyOut(copied));
    tell(report, "export", events, ours, copy, " COPY and gzip");
    report.add(
        String.format(Locale.ROOT, "size of an export of %,d events", events),
        String.format(Locale.ROOT, "%.1f MB", Files.size(file) / 1e6),
        String.format(Locale.ROOT, "%.1f MB COPY and gzip", Files.size(copied) / 1e6),
        Files.size(file) / (double) Files.size(copied),
        "");
    verified(keys);
    double verified = seconds(() -> verified(keys));
    double digested = seconds(this::digested);
    tell(report, "verification of an export", events, verified, digested, " gunzip and SHA-256");
    double taken = taken(keys, events);
    to.execute(
        "create schema bench",
        "create table bench.event (like events.domain_event_entry including all)");
    double copiedIn = seconds(() -> copyIn(copied));
    tell(report, "import", events, taken, copiedIn, " gunzip and COPY");
  }

  private static void tell(
      Report report, String what, long events, double seconds, double other, String reference) {
    report.add(
        String.format(Locale.ROOT, "%s of %,d events", what, events),
        Report.perSecond(events / seconds),
        Report.perSecond(events / other) + reference,
        other / seconds,
        "");
  }

  private static double seconds(Measured work) throws Exception {
    long begin = System.nanoTime();
    work.run();
    return (System.nanoTime() - begin) / 1e9;
  }

  private void export(HistoryExport history, SignedHead head) throws IOException {
    try (var out =
        new HistoryFileWriter(new BufferedOutputStream(Files.newOutputStream(file), BUFFER))) {
      history.read(head, out);
    }
  }

  private void verified(List<PublicKey> keys) throws IOException {
    if (!VerifyHistory.check(file, keys, List.of()).holds()) {
      throw new IllegalStateException("The export does not hold");
    }
  }

  private void digested() throws Exception {
    try (InputStream in =
        new DigestInputStream(
            new GZIPInputStream(Files.newInputStream(file), BUFFER),
            MessageDigest.getInstance("SHA-256"))) {
      in.transferTo(OutputStream.nullOutputStream());
    }
  }

  /// Into a LeadLedger that is empty, after its tables were made.
  private double taken(List<PublicKey> keys, long events) throws Exception {
    try (var pool = to.pool()) {
      List.of("events", "vault", "seal", "command")
          .forEach(schema -> MigrateFirst.migrate(pool, schema));
      var into = new HistoryImport(pool, new JdbcTransactionManager(pool), to.secrets(pool));
      return seconds(
          () -> {
            try (InputStream in = Files.newInputStream(file)) {
              if (into.run(in, keys).events() != events) {
                throw new IllegalStateException("Not all events were taken in");
              }
            }
          });
    }
  }

  private void copyOut(Path copied) throws IOException, SQLException {
    try (Connection connection = from.connect();
        OutputStream out =
            new GZIPOutputStream(
                new BufferedOutputStream(Files.newOutputStream(copied), BUFFER), BUFFER)) {
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyOut("copy events.domain_event_entry to stdout", out);
    }
  }

  private void copyIn(Path copied) throws IOException, SQLException {
    try (Connection connection = to.connect();
        InputStream in = new GZIPInputStream(Files.newInputStream(copied), BUFFER)) {
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn("copy bench.event from stdin", in, BUFFER);
    }
  }
}
