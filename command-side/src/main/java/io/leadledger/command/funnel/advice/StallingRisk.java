package io.leadledger.command.funnel.advice;

import io.leadledger.command.funnel.progress.ProgressStory.Recorded;
import io.leadledger.events.funnel.FunnelDesign.Milestone;
import io.leadledger.events.funnel.Reasoned;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The facts for which somebody may not go on, each with its weight. The risk is their sum, 1 at
/// most (ADR 0104).
final class StallingRisk {
  private static final double QUIET = 0.5;
  private static final double SLOWEST_TENTH = 0.3;
  private static final double SLOWER_HALF = 0.15;
  private static final double FEW_GO_ON = 0.2;
  private static final double MISSING = 0.15;
  private static final double REFUSED = 0.1;

  private StallingRisk() {}

  static double of(List<Reasoned> facts) {
    double sum = facts.stream().mapToDouble(fact -> fact.value() == null ? 0 : fact.value()).sum();
    return Situation.rounded(Math.min(1.0, sum), 100);
  }

  /// As one figure, which goes by the events of its facts.
  static Reasoned figure(Situation situation, List<Reasoned> facts) {
    List<UUID> events = facts.stream().flatMap(fact -> fact.events().stream()).distinct().toList();
    return new Reasoned(
        "stalling_risk",
        of(facts),
        "The risk of stalling is %s, the sum of %d facts.".formatted(of(facts), facts.size()),
        events.isEmpty() ? List.of(situation.story().lastMove().id()) : events);
  }

  static List<Reasoned> facts(Situation situation) {
    Milestone next = situation.next();
    if (!situation.story().isOpen() || next == null) {
      return List.of();
    }
    if (situation.story().hasStalled()) {
      return List.of(
          new Reasoned(
              "stalled", 1.0, "It has stalled.", List.of(situation.story().statusMaker().id())));
    }
    List<Reasoned> facts = new ArrayList<>();
    facts.add(quiet(situation));
    add(facts, slow(situation, next));
    add(facts, fewGoOn(situation, next));
    add(facts, missing(situation, next));
    add(facts, refused(situation));
    return facts.stream().filter(fact -> fact.value() != null && fact.value() > 0).toList();
  }

  private static void add(List<Reasoned> facts, @Nullable Reasoned fact) {
    if (fact != null) {
      facts.add(fact);
    }
  }

  private static Reasoned quiet(Situation situation) {
    Duration allowed = situation.allowed();
    double share =
        allowed.isZero()
            ? 1
            : Math.min(1.0, situation.quiet().toSeconds() / (double) allowed.toSeconds());
    return fact(
        "quiet",
        QUIET * share,
        "Nothing was learnt or reached for %s of the %s after which it is remarkable."
            .formatted(Situation.inDays(situation.quiet()), Situation.inDays(allowed)),
        List.of(situation.story().lastMove().id()));
  }

  private static @Nullable Reasoned slow(Situation situation, Milestone next) {
    Pace pace = situation.paceAtNext();
    Duration since = situation.atNext();
    Double median = pace.medianStep();
    Double slowest = pace.ninthDecileStep();
    if (since == null || median == null || slowest == null || !pace.tellsTimes()) {
      return null;
    }
    boolean slowestTenth = since.toSeconds() > slowest;
    if (!slowestTenth && since.toSeconds() <= median) {
      return null;
    }
    return fact(
        "slower_than_others",
        slowestTenth ? SLOWEST_TENTH : SLOWER_HALF,
        "%s is next for %s; the median of %d others was %s, and nine of ten took at most %s."
            .formatted(
                next.key(),
                Situation.inDays(since),
                pace.reached(),
                Situation.inDays(median),
                Situation.inDays(slowest)),
        situation.nextMaker());
  }

  private static @Nullable Reasoned fewGoOn(Situation situation, Milestone next) {
    Pace pace = situation.paceAtNext();
    return !pace.tellsShare()
        ? null
        : fact(
            "few_go_on",
            FEW_GO_ON * (pace.came() - pace.wentOn()) / pace.came(),
            "%d of %d others for whom %s was next before have reached it."
                .formatted(pace.wentOn(), pace.came(), next.key()),
            situation.nextMaker());
  }

  private static @Nullable Reasoned missing(Situation situation, Milestone next) {
    int required = situation.way().design().requirementsOf(next).size();
    int missing = situation.missing().size();
    return missing == 0
        ? null
        : fact(
            "missing",
            MISSING * missing / required,
            "%d of %d data points for %s are not known.".formatted(missing, required, next.key()),
            situation.nextMaker());
  }

  private static @Nullable Reasoned refused(Situation situation) {
    List<UUID> refusals =
        situation.missing().stream()
            .map(situation.story()::refusal)
            .flatMap(Optional::stream)
            .map(Recorded::id)
            .toList();
    return refusals.isEmpty()
        ? null
        : fact(
            "refused",
            REFUSED,
            "What was told of %d missing data points was not taken.".formatted(refusals.size()),
            refusals);
  }

  private static Reasoned fact(String name, double weight, String says, List<UUID> events) {
    return new Reasoned(name, Situation.rounded(weight, 1_000), says, events);
  }
}
