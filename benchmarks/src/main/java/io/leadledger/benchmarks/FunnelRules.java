package io.leadledger.benchmarks;

import io.leadledger.command.funnel.design.DataPointValues;
import io.leadledger.command.funnel.design.DataPointValues.Valid;
import io.leadledger.command.funnel.design.MilestoneRules;
import io.leadledger.command.funnel.design.RuleFacts;
import io.leadledger.events.funnel.FunnelDesign;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntPredicate;

/// What it costs to look at a data point: whether its value is one, and whether the milestone's
/// rule holds of it, in CEL; beside the same rule written in Java.
final class FunnelRules {
  private static final int TIMES = 200_000;

  private FunnelRules() {}

  static void measure(Report report) {
    FunnelDesign design = Flow.design();
    MilestoneRules rules = MilestoneRules.of(design);
    String milestone = design.milestones().get(1).key();
    Map<String, Object> values = new HashMap<>();
    for (int i = 0; i < Flow.DATA_POINTS; i++) {
      values.put(Flow.name(i), i + 1L);
    }
    Instant now = Instant.now();
    Instant entered = now.minus(Duration.ofDays(3));
    double cel =
        nanos(
            i -> {
              values.put(Flow.name(2), (long) i % 4 + 1);
              return rules.hold(milestone, new RuleFacts(values, Map.of(), Map.of(), entered, now));
            });
    double java =
        nanos(
            i -> {
              values.put(Flow.name(2), (long) i % 4 + 1);
              return values.get(Flow.name(2)) instanceof Long first
                  && values.get(Flow.name(3)) instanceof Long second
                  && first > 0
                  && second >= first
                  && Duration.between(entered, now).compareTo(Duration.ofDays(365)) < 0;
            });
    double check =
        nanos(i -> DataPointValues.check(design.dataPoints().get(2), i) instanceof Valid);
    report.add(
        "a milestone's rule in CEL, per data point",
        micros(cel),
        micros(java) + " in Java",
        cel / java,
        "");
    report.add(
        "a value checked against its type, per data point", micros(check), "", Double.NaN, "");
  }

  /// Of one of many, once warm.
  private static double nanos(IntPredicate work) {
    run(work);
    long begin = System.nanoTime();
    int held = run(work);
    double nanos = (System.nanoTime() - begin) / (double) TIMES;
    if (held == 0) {
      throw new IllegalStateException("It never held");
    }
    return nanos;
  }

  private static int run(IntPredicate work) {
    int held = 0;
    for (int i = 0; i < TIMES; i++) {
      if (work.test(i)) {
        held++;
      }
    }
    return held;
  }

  private static String micros(double nanos) {
    return String.format(Locale.ROOT, "%.2f µs", nanos / 1_000);
  }
}
