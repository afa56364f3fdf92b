package io.leadledger.events;

import java.util.UUID;

/// Something that has happened. Implementations are records nested in one sealed interface per
/// aggregate, each with an [EventName] and a revision. They carry resulting values, never deltas,
/// so that a projector sets and never adds.
public interface DomainEvent extends HoldsPersonalData {

  /// The aggregate that it happened to, which is also the subject of its personal data.
  UUID aggregateId();

  @Override
  default UUID dataSubject() {
    return aggregateId();
  }
}
