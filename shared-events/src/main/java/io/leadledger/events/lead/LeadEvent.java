package io.leadledger.events.lead;

import io.leadledger.events.DomainEvent;
import io.leadledger.events.EventName;
import io.leadledger.events.Personal;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/// What has happened to a lead: a person or business that may buy. Names and revisions are
/// permanent.
///
/// `status` is one of `new`, `contacted`, `qualified`, `unqualified`, `converted`, `lost`;
/// `lifecycle` one of `active`, `dormant`, `archived`, `merged`, `erased`. Where an event names
/// one, it is the one that holds from now on. `customerId` is the customer that the lead has
/// become, whose record changes with it; null before it has bought.
public sealed interface LeadEvent extends DomainEvent {
  UUID leadId();

  @Override
  default UUID aggregateId() {
    return leadId();
  }

  /// A lead has become known. `capturedAt` is the moment in the business's own time, which for
  /// imported leads lies before the event. `holdsCompany` tells that it is the first active lead of
  /// `companyId`.
  @EventName("lead.LeadCaptured")
  @Revision("1")
  record LeadCaptured(
      UUID leadId,
      @Personal @Nullable String externalId,
      String source,
      @Personal @Nullable Map<String, Object> sourceDetails,
      @Personal @Nullable LeadContact contact,
      @Personal @Nullable String browserId,
      @Nullable UUID companyId,
      @Personal @Nullable String companyName,
      boolean holdsCompany,
      @Personal @Nullable Map<String, Object> customFields,
      String status,
      String lifecycle,
      Instant capturedAt)
      implements LeadEvent {}

  /// The lead's name and ways to reach it are these from now on, all of them.
  @EventName("lead.LeadContactChanged")
  @Revision("1")
  record LeadContactChanged(
      UUID leadId, @Personal @Nullable LeadContact contact, @Nullable UUID customerId)
      implements LeadEvent {}

  /// The lead belongs to this company from now on, or to none.
  @EventName("lead.LeadCompanyChanged")
  @Revision("1")
  record LeadCompanyChanged(
      UUID leadId,
      @Nullable UUID companyId,
      @Personal @Nullable String companyName,
      boolean holdsCompany,
      @Nullable UUID customerId)
      implements LeadEvent {}

  /// All custom fields of the lead, as they are from now on.
  @EventName("lead.LeadCustomFieldsChanged")
  @Revision("1")
  record LeadCustomFieldsChanged(UUID leadId, @Personal @Nullable Map<String, Object> customFields)
      implements LeadEvent {}

  /// The lead has looked at the website again; `sessionCount` visits so far, this one included.
  @EventName("lead.LeadVisited")
  @Revision("1")
  record LeadVisited(
      UUID leadId,
      UUID visitId,
      @Personal @Nullable String browserId,
      @Personal @Nullable String pageUrl,
      @Personal @Nullable String referrer,
      int sessionCount,
      Instant visitedAt)
      implements LeadEvent {}

  /// The lead carries this tag too; `tags` are all of its tags from now on.
  @EventName("lead.LeadTagged")
  @Revision("1")
  record LeadTagged(UUID leadId, String tag, List<String> tags, @Nullable UUID customerId)
      implements LeadEvent {}

  /// The lead carries this tag no longer; `tags` are those that are left.
  @EventName("lead.LeadUntagged")
  @Revision("1")
  record LeadUntagged(UUID leadId, String tag, List<String> tags, @Nullable UUID customerId)
      implements LeadEvent {}

  /// A member looks after the lead from now on. `rule` names the routing rule that chose; null when
  /// a person did.
  @EventName("lead.LeadAssigned")
  @Revision("1")
  record LeadAssigned(
      UUID leadId,
      UUID assigneeId,
      @Nullable UUID previousAssigneeId,
      @Nullable String rule,
      @Personal @Nullable String reason,
      @Nullable UUID customerId)
      implements LeadEvent {}

  /// Nobody looks after the lead any more.
  @EventName("lead.LeadUnassigned")
  @Revision("1")
  record LeadUnassigned(
      UUID leadId,
      UUID previousAssigneeId,
      @Personal @Nullable String reason,
      @Nullable UUID customerId)
      implements LeadEvent {}

  /// Somebody has been in touch with the lead, or noted something about it. `type` is one of
  /// `call`, `email`, `meeting`, `note`, `task`, `sms`, `whatsapp`, `linkedin`; `direction` is
  /// `inbound`, `outbound` or null.
  @EventName("lead.InteractionLogged")
  @Revision("1")
  record InteractionLogged(
      UUID leadId,
      UUID interactionId,
      String type,
      @Nullable String direction,
      @Personal @Nullable String subject,
      @Personal @Nullable String content,
      @Personal @Nullable String outcome,
      @Nullable Integer durationSeconds,
      @Nullable Instant scheduledAt,
      @Nullable Instant completedAt,
      @Nullable UUID userId,
      Instant occurredAt)
      implements LeadEvent {}

  /// There has been contact with the lead; `contactAttempts` so far, this one included. `status`
  /// becomes `contacted` when it was `new` and stays otherwise.
  @EventName("lead.LeadContacted")
  @Revision("1")
  record LeadContacted(
      UUID leadId,
      String previousStatus,
      String status,
      Instant firstContactAt,
      Instant lastContactAt,
      int contactAttempts)
      implements LeadEvent {}

  /// The lead's score from now on, 0 to 100, and the points that each rule gave.
  @EventName("lead.LeadScored")
  @Revision("1")
  record LeadScored(UUID leadId, int score, Map<String, Integer> breakdown, String model)
      implements LeadEvent {}

  /// A source has told more about the lead; `confidence` is between 0 and 1.
  @EventName("lead.LeadEnriched")
  @Revision("1")
  record LeadEnriched(
      UUID leadId,
      UUID enrichmentId,
      String source,
      @Personal @Nullable Map<String, Object> fields,
      BigDecimal confidence)
      implements LeadEvent {}

  /// The lead fits and wants to talk.
  @EventName("lead.LeadQualified")
  @Revision("1")
  record LeadQualified(
      UUID leadId,
      UUID qualifiedBy,
      @Personal @Nullable String reason,
      String previousStatus,
      String status)
      implements LeadEvent {}

  /// The lead does not fit.
  @EventName("lead.LeadDisqualified")
  @Revision("1")
  record LeadDisqualified(
      UUID leadId, @Personal @Nullable String reason, String previousStatus, String status)
      implements LeadEvent {}

  /// The lead stands in this stage of this pipeline from now on.
  @EventName("lead.LeadPlacedInStage")
  @Revision("1")
  record LeadPlacedInStage(
      UUID leadId, UUID pipelineId, UUID stageId, @Nullable UUID previousStageId)
      implements LeadEvent {}

  /// The lead has bought: it is a customer from now on. `value` is what the sale is worth in
  /// `currency` (ISO 4217).
  @EventName("lead.LeadConverted")
  @Revision("1")
  record LeadConverted(
      UUID leadId,
      UUID customerId,
      @Nullable UUID opportunityId,
      @Nullable BigDecimal value,
      @Nullable String currency,
      String previousStatus,
      String status,
      Instant convertedAt,
      @Personal @Nullable LeadContact contact,
      @Personal @Nullable String companyName,
      @Nullable UUID assigneeId,
      List<String> tags)
      implements LeadEvent {}

  /// The lead will not buy.
  @EventName("lead.LeadLost")
  @Revision("1")
  record LeadLost(
      UUID leadId, @Personal @Nullable String reason, String previousStatus, String status)
      implements LeadEvent {}

  /// A lost or unqualified lead is worked on again.
  @EventName("lead.LeadReopened")
  @Revision("1")
  record LeadReopened(
      UUID leadId, @Personal @Nullable String reason, String previousStatus, String status)
      implements LeadEvent {}

  /// The lead is put away. It gives up its e-mail, phone, external id and company for other leads
  /// to hold.
  @EventName("lead.LeadArchived")
  @Revision("1")
  record LeadArchived(
      UUID leadId, @Personal @Nullable String reason, String lifecycle, @Nullable UUID customerId)
      implements LeadEvent {}

  /// An archived lead is back with the `status` that it had, and holds again what it had given up.
  @EventName("lead.LeadRestored")
  @Revision("1")
  record LeadRestored(
      UUID leadId,
      String status,
      String lifecycle,
      @Personal @Nullable String externalId,
      @Personal @Nullable LeadContact contact,
      @Nullable UUID companyId,
      boolean holdsCompany,
      @Nullable UUID customerId)
      implements LeadEvent {}

  /// The lead is forgotten: the key of its personal data has been destroyed, and what is about it
  /// reads as nothing, before this event as well as after. `ground` is one of `asked`, `retention`,
  /// `other`: why, without words that could be personal themselves.
  @EventName("lead.LeadErased")
  @Revision("1")
  record LeadErased(UUID leadId, String ground, String lifecycle, @Nullable UUID customerId)
      implements LeadEvent {}
}
