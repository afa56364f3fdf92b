package io.leadledger.command.funnel.advice;

import org.jspecify.annotations.Nullable;

/// How others fared with a milestone, of the same version of the funnel.
///
/// @param came how many it was next for, no later than for whom they are compared with
/// @param wentOn how many of these have reached it
/// @param reached how many have reached it, whenever it was next for them
/// @param medianSinceEntering seconds from entering to reaching it; null if nobody has
/// @param medianStep seconds from when it was next; null if nobody has reached it
/// @param ninthDecileStep nine of ten were as fast
record Pace(
    int came,
    int wentOn,
    int reached,
    @Nullable Double medianSinceEntering,
    @Nullable Double medianStep,
    @Nullable Double ninthDecileStep) {
  /// Fewer others say nothing.
  static final int ENOUGH = 5;

  static final Pace NOBODY = new Pace(0, 0, 0, null, null, null);

  boolean tellsTimes() {
    return reached >= ENOUGH;
  }

  boolean tellsShare() {
    return came >= ENOUGH;
  }
}
