package io.leadledger.events.calling;

import io.leadledger.events.DomainEvent;
import io.leadledger.events.EventName;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.axonframework.serialization.Revision;

/// What has happened to a campaign of AI calls. `status` is `draft`, `running`, `paused`,
/// `completed` or `cancelled`, whichever holds from now on.
public sealed interface CallCampaignEvent extends DomainEvent {
  UUID campaignId();

  @Override
  default UUID aggregateId() {
    return campaignId();
  }

  /// A campaign is planned; nobody is called yet.
  @EventName("calling.CallCampaignPlanned")
  @Revision("1")
  record CallCampaignPlanned(UUID campaignId, String name, CallPlan plan, String status)
      implements CallCampaignEvent {}

  /// Name and whole plan, as they are from now on.
  @EventName("calling.CallCampaignChanged")
  @Revision("1")
  record CallCampaignChanged(UUID campaignId, String name, CallPlan plan)
      implements CallCampaignEvent {}

  /// These leads are to be called, too. `audience` is how many are in all.
  @EventName("calling.CallAudienceAdded")
  @Revision("1")
  record CallAudienceAdded(UUID campaignId, List<UUID> leadIds, int audience)
      implements CallCampaignEvent {}

  /// Calls are made from now on, when the plan allows it.
  @EventName("calling.CallCampaignStarted")
  @Revision("1")
  record CallCampaignStarted(UUID campaignId, String status, Instant startedAt)
      implements CallCampaignEvent {}

  /// No call is made for the time being.
  @EventName("calling.CallCampaignPaused")
  @Revision("1")
  record CallCampaignPaused(UUID campaignId, String status) implements CallCampaignEvent {}

  /// No call is made before `until`, although it runs. `reason` is `monthly_limit`: the tenant has
  /// made as many AI calls this month as it has subscribed to.
  @EventName("calling.CallCampaignHeldBack")
  @Revision("1")
  record CallCampaignHeldBack(UUID campaignId, String reason, Instant until)
      implements CallCampaignEvent {}

  /// How far it has come: calls that reached somebody, that did not, and that are to be made.
  @EventName("calling.CallCampaignProgressed")
  @Revision("1")
  record CallCampaignProgressed(UUID campaignId, int completed, int failed, int open)
      implements CallCampaignEvent {}

  /// All calls have been made.
  @EventName("calling.CallCampaignCompleted")
  @Revision("1")
  record CallCampaignCompleted(UUID campaignId, String status, Instant endedAt)
      implements CallCampaignEvent {}

  /// No further call is made.
  @EventName("calling.CallCampaignCancelled")
  @Revision("1")
  record CallCampaignCancelled(UUID campaignId, String status, Instant endedAt)
      implements CallCampaignEvent {}
}
