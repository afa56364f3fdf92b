package io.leadledger.command.funnel.advice;

import io.leadledger.command.funnel.progress.ProgressStory;
import io.leadledger.command.funnel.progress.ProgressStory.Recorded;
import io.leadledger.command.funnel.progress.Standing;
import io.leadledger.command.funnel.progress.Standing.Step;
import io.leadledger.command.funnel.progress.Way;
import io.leadledger.events.funnel.FunnelDesign.Milestone;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// All that an assessment goes by: how somebody stands, how others fared, and the moment.
///
/// @param next the first required milestone that is not reached
/// @param last the required milestone that was reached last
record Situation(
    ProgressStory story,
    Way way,
    @Nullable Milestone next,
    @Nullable Milestone last,
    Pace paceToLast,
    Pace paceAtNext,
    Instant now) {
  private static final Duration PATIENCE = Duration.ofDays(14);
  private static final double SECONDS_OF_DAY = 86_400.0;

  /// @param pace how others fared with a milestone, by its key
  static Situation of(ProgressStory story, Way way, Function<String, Pace> pace, Instant now) {
    Milestone next = way.next(story.standing());
    Milestone last = last(story.standing(), way);
    return new Situation(
        story,
        way,
        next,
        last,
        last == null ? Pace.NOBODY : pace.apply(last.key()),
        next == null ? Pace.NOBODY : pace.apply(next.key()),
        now);
  }

  private static @Nullable Milestone last(Standing standing, Way way) {
    return way.design().milestones().stream()
        .filter(each -> each.required() && standing.hasReached(each.key()))
        .max(Comparator.comparing(each -> Objects.requireNonNull(standing.step(each.key())).at()))
        .orElse(null);
  }

  Standing standing() {
    return story.standing();
  }

  /// Data points that the next milestone requires and nobody has told.
  List<String> missing() {
    return next == null ? List.of() : way.missing(next, standing());
  }

  /// Since somebody last came further, by when that was recorded.
  Duration quiet() {
    return sincePositive(story.lastMove().at());
  }

  /// How long nothing may happen before it is remarkable.
  Duration allowed() {
    Duration stalledAfter = way.design().stalledAfter();
    if (stalledAfter != null) {
      return stalledAfter;
    }
    Double slow = paceAtNext.ninthDecileStep();
    return slow == null || !paceAtNext.tellsTimes()
        ? PATIENCE
        : Duration.ofSeconds(slow.longValue());
  }

  /// Since the next milestone is next; null if there is none.
  @Nullable Duration atNext() {
    Step step = next == null ? null : standing().step(next.key());
    return step == null ? null : sincePositive(step.at());
  }

  Duration sincePositive(Instant then) {
    Duration since = Duration.between(then, now);
    return since.isNegative() ? Duration.ZERO : since;
  }

  /// The events behind how milestones stand.
  List<UUID> makersOf(Stream<Milestone> milestones) {
    return milestones
        .map(each -> story.milestoneMaker(each.key()))
        .flatMap(Optional::stream)
        .map(Recorded::id)
        .toList();
  }

  List<UUID> nextMaker() {
    return makersOf(Stream.ofNullable(next));
  }

  static double days(Duration duration) {
    return rounded(duration.toSeconds() / SECONDS_OF_DAY, 10);
  }

  /// As it is written in sentences.
  static String inDays(double seconds) {
    return String.format(Locale.ROOT, "%.1f days", seconds / SECONDS_OF_DAY);
  }

  static String inDays(Duration duration) {
    return inDays((double) duration.toSeconds());
  }

  static double rounded(double value, int parts) {
    return Math.round(value * parts) / (double) parts;
  }
}
