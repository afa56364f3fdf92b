package io.leadledger.command.funnel.advice;

import io.leadledger.command.funnel.progress.ProgressStory.Recorded;
import io.leadledger.command.funnel.progress.Standing;
import io.leadledger.events.funnel.FunnelDesign.Milestone;
import io.leadledger.events.funnel.FunnelProgressEvent.DataPointRejected;
import io.leadledger.events.funnel.Reasoned;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// What would help somebody on, the most urgent first.
final class Suggestions {
  private static final double RISKY = 0.5;
  private static final int GIVE_UP_AFTER = 3;

  private Suggestions() {}

  static List<Suggestion> of(Situation situation, double risk, List<Reasoned> riskFacts) {
    Milestone next = situation.next();
    if (!situation.story().isOpen() || next == null) {
      return List.of();
    }
    List<Suggestion> all = new ArrayList<>();
    if (risk >= RISKY) {
      all.add(reachOut(situation, risk, riskFacts));
    }
    List<String> missing = situation.missing();
    for (int i = 0; i < missing.size(); i++) {
      all.add(learn(situation, next, missing.get(i), i));
    }
    if (missing.isEmpty()) {
      all.add(decide(situation, next));
    }
    if (situation.quiet().compareTo(situation.allowed().multipliedBy(GIVE_UP_AFTER)) > 0) {
      all.add(giveUp(situation));
    }
    return all.stream()
        .sorted(
            Comparator.comparingDouble(Suggestion::score)
                .reversed()
                .thenComparing(Suggestion::cause))
        .toList();
  }

  /// Once for each time that it is quiet.
  private static Suggestion reachOut(Situation situation, double risk, List<Reasoned> riskFacts) {
    return new Suggestion(
        "reach_out",
        null,
        situation.story().lastMove().id().toString(),
        "Get in touch.",
        String.join(" ", riskFacts.stream().map(Reasoned::says).toList()),
        Situation.rounded(0.5 + risk / 2, 100),
        riskFacts.stream().flatMap(fact -> fact.events().stream()).distinct().toList());
  }

  private static Suggestion learn(Situation situation, Milestone next, String name, int place) {
    Optional<Recorded> refusal = situation.story().refusal(name);
    List<UUID> because =
        Stream.concat(situation.nextMaker().stream(), refusal.map(Recorded::id).stream()).toList();
    double later = 0.01 * Math.min(place, 9);
    return refusal
        .map(
            refused ->
                new Suggestion(
                    "correct",
                    name,
                    "",
                    "Ask again for %s.".formatted(name),
                    "It has to be known before %s is reached, and what was told was not taken (%s)."
                        .formatted(next.key(), ((DataPointRejected) refused.event()).code()),
                    Situation.rounded(0.7 - later, 100),
                    because))
        .orElseGet(
            () ->
                new Suggestion(
                    "ask",
                    name,
                    "",
                    "Ask for %s.".formatted(name),
                    "It has to be known before %s is reached.".formatted(next.key()),
                    Situation.rounded(0.6 - later, 100),
                    because));
  }

  /// All is known, and still the milestone is not reached: a person has to say so, or its rule does
  /// not hold.
  private static Suggestion decide(Situation situation, Milestone next) {
    Standing standing = situation.standing();
    boolean holds = situation.way().holds(next, standing, standing.notBefore(situation.now()));
    return holds && next.confirmed()
        ? new Suggestion(
            "confirm",
            next.key(),
            "",
            "Say whether %s is reached.".formatted(next.key()),
            "All that it requires is known, and its rule holds.",
            0.65,
            situation.nextMaker())
        : new Suggestion(
            "review",
            next.key(),
            "",
            "Look at what %s goes by.".formatted(next.key()),
            "All that it requires is known, but its rule does not hold.",
            0.55,
            Stream.concat(
                    situation.nextMaker().stream(),
                    situation.way().rules().uses(next.key()).stream()
                        .map(situation.story()::valueMaker)
                        .flatMap(Optional::stream)
                        .map(Recorded::id))
                .toList());
  }

  private static Suggestion giveUp(Situation situation) {
    return new Suggestion(
        "give_up",
        null,
        situation.story().lastMove().id().toString(),
        "Consider giving it up.",
        "Nothing was learnt or reached for more than %d times as long as is remarkable."
            .formatted(GIVE_UP_AFTER),
        0.4,
        List.of(situation.story().lastMove().id()));
  }
}
