package io.leadledger.command.funnel.advice;

import io.leadledger.command.funnel.progress.Standing.Step;
import io.leadledger.events.funnel.FunnelDesign.Milestone;
import io.leadledger.events.funnel.Reasoned;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The figures of an assessment, each with how it is worked out and the events that it follows
/// from.
final class Figures {
  private Figures() {}

  static List<Reasoned> of(Situation situation) {
    List<Reasoned> figures = new ArrayList<>();
    figures.add(completion(situation));
    figures.add(age(situation));
    if (situation.story().isOpen()) {
      figures.add(quiet(situation));
      figures.add(missing(situation));
    }
    Reasoned velocity = velocity(situation);
    if (velocity != null) {
      figures.add(velocity);
    }
    return figures;
  }

  static Reasoned completion(Situation situation) {
    int reached = situation.way().reached(situation.standing());
    int required = situation.way().required();
    List<UUID> makers =
        situation.makersOf(
            situation.way().design().milestones().stream()
                .filter(Milestone::required)
                .filter(each -> situation.standing().hasReached(each.key())));
    return new Reasoned(
        "completion",
        required == 0 ? 1.0 : Situation.rounded((double) reached / required, 1_000),
        "%d of %d required milestones are reached.".formatted(reached, required),
        makers.isEmpty() ? List.of(situation.story().entering().id()) : makers);
  }

  private static Reasoned age(Situation situation) {
    Duration age = situation.sincePositive(situation.standing().entered);
    return new Reasoned(
        "days_since_entering",
        Situation.days(age),
        "The funnel was entered %s ago.".formatted(Situation.inDays(age)),
        List.of(situation.story().entering().id()));
  }

  private static Reasoned quiet(Situation situation) {
    return new Reasoned(
        "days_quiet",
        Situation.days(situation.quiet()),
        "Nothing was learnt or reached for %s.".formatted(Situation.inDays(situation.quiet())),
        List.of(situation.story().lastMove().id()));
  }

  private static Reasoned missing(Situation situation) {
    List<String> missing = situation.missing();
    Milestone next = situation.next();
    String says =
        missing.isEmpty() || next == null
            ? "Nothing is missing for what is next."
            : "Before %s is reached, these have to be known: %s."
                .formatted(next.key(), String.join(", ", missing));
    List<UUID> maker = situation.nextMaker();
    return new Reasoned(
        "missing_data_points",
        (double) missing.size(),
        says,
        maker.isEmpty() ? List.of(situation.story().lastMove().id()) : maker);
  }

  /// How often faster than the median of the others somebody came to the last milestone; null while
  /// these are too few, or it took no time.
  static @Nullable Reasoned velocity(Situation situation) {
    Milestone last = situation.last();
    Double median = situation.paceToLast().medianSinceEntering();
    if (last == null || median == null || !situation.paceToLast().tellsTimes()) {
      return null;
    }
    Step step = Objects.requireNonNull(situation.standing().step(last.key()));
    double own = Duration.between(situation.standing().entered, step.at()).toSeconds();
    if (own <= 0) {
      return null;
    }
    return new Reasoned(
        "velocity",
        Situation.rounded(median / own, 100),
        "It took %s to reach %s; the median of %d others is %s."
            .formatted(
                Situation.inDays(own),
                last.key(),
                situation.paceToLast().reached(),
                Situation.inDays(median)),
        Stream.concat(
                Stream.of(situation.story().entering().id()),
                situation.makersOf(Stream.of(last)).stream())
            .toList());
  }
}
