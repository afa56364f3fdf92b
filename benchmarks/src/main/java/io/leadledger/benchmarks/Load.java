package io.leadledger.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Does something over and over, from several threads at once.
final class Load {
  private static final long WARM_UP_NANOS = 1_500_000_000;

  private Load() {}

  /// What one client does, once.
  interface Work extends AutoCloseable {
    void once() throws Exception;

    @Override
    default void close() throws Exception {}
  }

  /// How often per second `clients` together did their work.
  static double rate(int clients, int seconds, Callable<? extends Work> newClient)
      throws Exception {
    var start = new CyclicBarrier(clients);
    try (var threads = Executors.newFixedThreadPool(clients)) {
      List<Future<Double>> rates = new ArrayList<>();
      for (int i = 0; i < clients; i++) {
        rates.add(
            threads.submit(
                () -> {
                  try (Work work = newClient.call()) {
                    start.await();
                    for (long end = System.nanoTime() + WARM_UP_NANOS; System.nanoTime() < end; ) {
                      work.once();
                    }
                    long begin = System.nanoTime();
                    long end = begin + seconds * 1_000_000_000L;
                    long done = 0;
                    while (System.nanoTime() < end) {
                      work.once();
                      done++;
                    }
                    return done * 1e9 / (System.nanoTime() - begin);
                  }
                }));
      }
      double sum = 0;
      for (Future<Double> rate : rates) {
        sum += rate.get();
      }
      return sum;
    }
  }

  /// Sorted times of one client's work, in nanoseconds.
  static long[] times(int samples, Callable<Long> measured) throws Exception {
    for (int i = 0; i < samples / 5; i++) {
      measured.call();
    }
    long[] times = new long[samples];
    for (int i = 0; i < samples; i++) {
      times[i] = measured.call();
    }
    Arrays.sort(times);
    return times;
  }

  static long percentile(long[] sorted, double percent) {
    return sorted[(int) Math.min(sorted.length - 1, Math.round(sorted.length * percent / 100))];
  }
}
