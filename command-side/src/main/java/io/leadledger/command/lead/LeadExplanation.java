package io.leadledger.command.lead;

import io.leadledger.command.platform.TenantAggregate;
import io.leadledger.events.EventVocabulary;
import io.leadledger.events.lead.LeadEvent;
import io.leadledger.events.lead.LeadEvent.*;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;

/// Why a lead's score, status and stage are what they are: each with the event that made it so.
///
/// @param score null as long as it has none
/// @param stage of a pipeline; null as long as it is in none
record LeadExplanation(UUID lead, @Nullable Score score, Status status, @Nullable Stage stage) {

  /// @param event its permanent name, such as `lead.LeadScored`
  record Because(UUID eventId, String event, long number, Instant recordedAt) {}

  /// @param points that each rule gave
  /// @param model whose rules these are
  record Score(int score, Map<String, Integer> points, String model, Because because) {}

  record Status(String status, Because because) {}

  record Stage(UUID pipelineId, UUID stageId, Because because) {}

  /// Empty if these are not the events of a tenant's lead.
  static Optional<LeadExplanation> of(
      UUID tenant, UUID lead, List<? extends DomainEventMessage<?>> events) {
    boolean known =
        !events.isEmpty()
            && events.getFirst().getPayload() instanceof LeadEvent
            && TenantAggregate.tenantOf(events.getFirst().getMetaData()).equals(tenant);
    return known ? Optional.of(explain(lead, events)) : Optional.empty();
  }

  private static LeadExplanation explain(UUID lead, List<? extends DomainEventMessage<?>> events) {
    Score score = null;
    Status status = null;
    Stage stage = null;
    for (DomainEventMessage<?> message : events) {
      Because because = because(message);
      LeadEvent event = (LeadEvent) message.getPayload();
      if (event instanceof LeadScored e) {
        score = new Score(e.score(), e.breakdown(), e.model(), because);
      } else if (event instanceof LeadPlacedInStage e) {
        stage = new Stage(e.pipelineId(), e.stageId(), because);
      }
      String now = status(event);
      if (now != null && (status == null || !now.equals(status.status()))) {
        status = new Status(now, because);
      }
    }
    return new LeadExplanation(lead, score, Objects.requireNonNull(status), stage);
  }

  /// The status that a lead has from an event on; null if it says nothing of it.
  private static @Nullable String status(LeadEvent event) {
    return switch (event) {
      case LeadCaptured e -> e.status();
      case LeadContacted e -> e.status();
      case LeadQualified e -> e.status();
      case LeadDisqualified e -> e.status();
      case LeadConverted e -> e.status();
      case LeadLost e -> e.status();
      case LeadReopened e -> e.status();
      case LeadRestored e -> e.status();
      default -> null;
    };
  }

  private static Because because(DomainEventMessage<?> message) {
    return new Because(
        UUID.fromString(message.getIdentifier()),
        EventVocabulary.nameOf(message.getPayload().getClass()),
        message.getSequenceNumber(),
        message.getTimestamp());
  }
}
