package io.leadledger.command.funnel.rehearsal;

import io.leadledger.command.funnel.progress.Standing;
import io.leadledger.command.funnel.progress.Way;
import io.leadledger.events.funnel.FunnelDesign.Milestone;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Where somebody stands by a version of a funnel.
///
/// @param version its number
/// @param status `active`, `stalled`, `completed` or `abandoned`
/// @param reached milestones, in the version's order
/// @param next the first required milestone that is not reached; null if there is none
/// @param missing data points that it requires and nobody has told
record Stand(
    int version, String status, List<String> reached, @Nullable String next, List<String> missing) {

  static Stand of(Way way, Standing standing, String status) {
    Milestone next = way.next(standing);
    return new Stand(
        way.version().number(),
        status,
        way.design().milestones().stream()
            .map(Milestone::key)
            .filter(standing::hasReached)
            .toList(),
        next == null ? null : next.key(),
        next == null ? List.of() : way.missing(next, standing));
  }

  /// Whether it makes no difference, whatever the versions are called.
  boolean isLike(Stand other) {
    return status.equals(other.status)
        && reached.equals(other.reached)
        && Objects.equals(next, other.next);
  }
}
