package io.leadledger.benchmarks;

import io.leadledger.store.SettledPrefix;
import io.leadledger.store.sealing.SealWork;
import io.leadledger.store.sealing.Sealer;
import io.leadledger.store.vault.Secrets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import javax.sql.DataSource;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.support.JdbcTransactionManager;

/// What it costs to take an event into the tree, beside what it costs to append it.
record SealCosts(ApplicationContext context, Appends appends) {
  private static final int ROUNDS = 5;

  void measure(Report report, Scale scale) throws Exception {
    Sealer sealer = sealer(context);
    appends.through().once();
    Load.rate(8, scale.warmUpSeconds(), appends::through);
    sealer.seal();
    for (int clients : new int[] {1, 8}) {
      measure(report, scale, sealer, clients);
    }
  }

  private void measure(Report report, Scale scale, Sealer sealer, int clients) throws Exception {
    double[] appending = new double[ROUNDS];
    double[] sealing = new double[ROUNDS];
    double[] beside = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      appending[round] = 1e9 / Load.rate(clients, scale.seconds(), appends::through);
      sealing[round] = nanosOfSealing(sealer);
      beside[round] = 1e9 / rateBesideSealing(sealer, scale, clients);
    }
    String by = clients == 1 ? "1 client" : clients + " clients";
    double append = median(appending);
    report.add(
        "sealing an event that was appended by " + by,
        micros(median(sealing)),
        micros(append) + " an append",
        median(sealing) / append,
        clients == 1 ? "<= 0.02" : "");
    report.add(
        "append while all is sealed, " + by,
        micros(median(beside)),
        micros(append) + " unsealed",
        median(beside) / append,
        "");
  }

  static Sealer sealer(ApplicationContext context) {
    return sealer(context.getBean(DataSource.class), context.getBean(Secrets.class));
  }

  static Sealer sealer(DataSource pool, Secrets secrets) {
    return new Sealer(
        pool, new JdbcTransactionManager(pool), new SettledPrefix(), secrets, Clock.systemUTC());
  }

  /// Of each of the events that have been appended since the tree grew last.
  private static double nanosOfSealing(Sealer sealer) {
    long before = sealer.heads().newest().orElseThrow().head().size();
    long begin = System.nanoTime();
    long after = sealer.seal().head().size();
    return (System.nanoTime() - begin) / (double) (after - before);
  }

  private double rateBesideSealing(Sealer sealer, Scale scale, int clients) throws Exception {
    var work = new SealWork(sealer, Duration.ofMinutes(1), Clock.systemUTC());
    work.start();
    try {
      return Load.rate(clients, scale.seconds(), appends::through);
    } finally {
      work.stop();
      sealer.seal();
    }
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static String micros(double nanos) {
    return String.format(Locale.ROOT, "%.1f µs", nanos / 1_000);
  }
}
