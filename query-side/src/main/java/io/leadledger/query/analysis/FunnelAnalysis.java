package io.leadledger.query.analysis;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How a funnel does.
///
/// @param window null for all the time there was
/// @param groups one for each cohort and segment; one alone if neither was asked for
public record FunnelAnalysis(
    UUID funnelId,
    String order,
    @Nullable String window,
    Instant asOf,
    @Nullable String cohort,
    @Nullable String breakdown,
    List<Group> groups) {

  /// Those who are counted together.
  ///
  /// @param cohort the first day of the period in which they entered; null if all are together
  /// @param segment what the breakdown found; null where it found nothing, or was not asked for
  /// @param mature whether nothing will change any more: the window of all who may be in it has
  ///     elapsed, or without a window nobody is under way
  /// @param entered who are counted: without those whose window has not elapsed
  /// @param immature those
  /// @param stillOpen who are under way
  /// @param steps entering, which is step 0, and each milestone
  public record Group(
      @Nullable LocalDate cohort,
      @Nullable String segment,
      boolean mature,
      long entered,
      long immature,
      long stillOpen,
      List<Step> steps) {}

  /// How many came to a step, and how fast.
  ///
  /// @param conversion of those who entered
  /// @param conversionFromPrevious of those who came to the last required milestone before
  /// @param dropped who came as far as here, and no further
  /// @param medianSeconds since entering
  public record Step(
      int step,
      @Nullable String milestone,
      @Nullable String name,
      boolean required,
      long reached,
      @Nullable Double conversion,
      @Nullable Double conversionFromPrevious,
      long dropped,
      @Nullable Double medianSeconds,
      @Nullable Double p90Seconds,
      @Nullable Double medianSecondsFromPrevious,
      @Nullable Double p90SecondsFromPrevious) {}
}
