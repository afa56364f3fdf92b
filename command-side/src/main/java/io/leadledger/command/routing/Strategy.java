package io.leadledger.command.routing;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// In which order candidates are asked. Priorities come first: a strategy decides among candidates
/// of the same priority.
enum Strategy {
  /// By chance, each as often as its weight says.
  WEIGHTED("by chance, as the weights say"),
  /// By what the question costs at most.
  LOWEST_COST("the cheapest"),
  /// By how long answers have taken lately.
  LOWEST_LATENCY("the quickest"),
  /// By how much of its limit is used.
  USAGE_AWARE("the least used");

  private final String words;

  Strategy(String words) {
    this.words = words;
  }

  static Strategy of(String value) {
    return valueOf(value.toUpperCase(Locale.ROOT));
  }

  String value() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Why it is the first, in words.
  String words() {
    return words;
  }

  List<Candidate> ranked(List<Candidate> candidates, RandomGenerator random) {
    return candidates.stream()
        .sorted(
            Comparator.<Candidate>comparingInt(candidate -> candidate.stated().priority())
                .thenComparing(order(candidates, random)))
        .toList();
  }

  private Comparator<Candidate> order(List<Candidate> candidates, RandomGenerator random) {
    Comparator<Candidate> cost = Comparator.comparing(Candidate::mostCost);
    return switch (this) {
      case WEIGHTED -> {
        // Each waits for an exponential time, shorter the more it weighs: the first comes first.
        Map<UUID, Double> times = new HashMap<>();
        candidates.forEach(
            candidate ->
                times.put(
                    candidate.stated().modelId(),
                    random.nextExponential() / candidate.stated().weight()));
        yield Comparator.comparingDouble(
            candidate -> times.getOrDefault(candidate.stated().modelId(), 0.0));
      }
      case LOWEST_COST -> cost.thenComparingInt(Candidate::latencyMs);
      case LOWEST_LATENCY -> Comparator.comparingInt(Candidate::latencyMs).thenComparing(cost);
      case USAGE_AWARE -> Comparator.comparingDouble(Candidate::usage).thenComparing(cost);
    };
  }
}
