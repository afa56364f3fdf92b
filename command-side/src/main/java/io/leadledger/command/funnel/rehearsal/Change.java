package io.leadledger.command.funnel.rehearsal;

import io.leadledger.command.funnel.rehearsal.Rehearsal.Outcome;
import io.leadledger.events.funnel.FunnelSubject;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Somebody who would stand elsewhere.
///
/// @param gained milestones that would be reached
/// @param lost milestones that would not
/// @param refused data points whose value the draft does not take, with the code
record Change(
    UUID progress,
    FunnelSubject subject,
    Stand today,
    Stand draft,
    List<String> gained,
    List<String> lost,
    Map<String, String> refused) {

  static Change of(UUID progress, FunnelSubject subject, Stand today, Outcome outcome) {
    Stand draft = outcome.stand();
    return new Change(
        progress,
        subject,
        today,
        draft,
        draft.reached().stream().filter(key -> !today.reached().contains(key)).toList(),
        today.reached().stream().filter(key -> !draft.reached().contains(key)).toList(),
        outcome.refused());
  }
}
