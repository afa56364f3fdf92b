package io.leadledger.events.funnel;

import io.leadledger.events.DomainEvent;
import io.leadledger.events.EventName;
import java.time.Instant;
import java.util.UUID;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/// What has happened to the definition of a funnel: drafts, of which there is one at most, and
/// versions, which never change. `status` is that of the version that an event names: `draft`,
/// `published`, `superseded` or `retired`.
public sealed interface FunnelDefinitionEvent extends DomainEvent {
  UUID funnelId();

  @Override
  default UUID aggregateId() {
    return funnelId();
  }

  /// There is a draft of this version, or it says something else from now on: `design` is all of
  /// it. `key` names the funnel within its tenant, for good.
  @EventName("funnel.FunnelDrafted")
  @Revision("1")
  record FunnelDrafted(
      UUID funnelId,
      UUID versionId,
      int version,
      String key,
      FunnelDesign design,
      DroppedParts dropped,
      String status)
      implements FunnelDefinitionEvent {}

  /// Whoever enters from now on goes by the draft, which cannot be changed any more. The version
  /// before becomes `previousStatus`; both are null if this is the first.
  @EventName("funnel.FunnelPublished")
  @Revision("1")
  record FunnelPublished(
      UUID funnelId,
      UUID versionId,
      int version,
      String status,
      @Nullable UUID previousVersionId,
      @Nullable String previousStatus,
      Instant publishedAt)
      implements FunnelDefinitionEvent {}

  /// Nobody enters any more; who is in it goes on.
  @EventName("funnel.FunnelRetired")
  @Revision("1")
  record FunnelRetired(UUID funnelId, UUID versionId, @Nullable String reason, String status)
      implements FunnelDefinitionEvent {}

  /// It can be entered again.
  @EventName("funnel.FunnelReinstated")
  @Revision("1")
  record FunnelReinstated(UUID funnelId, UUID versionId, String status)
      implements FunnelDefinitionEvent {}
}
