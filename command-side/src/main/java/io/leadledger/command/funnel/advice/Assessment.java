package io.leadledger.command.funnel.advice;

import io.leadledger.events.funnel.Reasoned;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How a progress stands, what follows from it, and from which events.
///
/// @param progressVersion the number of the last event that it goes by
/// @param velocity null while the cohort is too small
/// @param suggestions the most urgent first
record Assessment(
    UUID version,
    long progressVersion,
    double completion,
    @Nullable Double velocity,
    int cohortSize,
    double stallingRisk,
    List<String> missingDataPoints,
    List<Reasoned> figures,
    List<Reasoned> riskFacts,
    List<Suggestion> suggestions) {

  /// All that it says, for whoever puts it into words.
  List<Reasoned> findings() {
    return Stream.concat(figures.stream(), riskFacts.stream()).toList();
  }

  List<Reasoned> recommendations() {
    return suggestions.stream().map(Suggestion::reasoned).toList();
  }

  List<String> nextSteps() {
    return suggestions.stream().map(Suggestion::title).toList();
  }
}
