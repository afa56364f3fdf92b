package io.leadledger.command.funnel.advice;

import io.leadledger.events.funnel.FunnelProgressEvent;
import java.util.UUID;

/// When each progress was at each milestone: what somebody is compared with (ADR 0105).
interface PaceBook {

  /// Takes down what an event tells; the same event again changes nothing.
  void keep(UUID tenant, FunnelProgressEvent event);

  /// How all but one progress of a version fared with a milestone.
  Pace of(UUID tenant, UUID version, String milestone, UUID except);
}
