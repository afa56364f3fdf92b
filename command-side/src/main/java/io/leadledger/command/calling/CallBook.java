package io.leadledger.command.calling;

import io.leadledger.events.calling.CallPlan;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Whom campaigns call, and how far each call is: what those who dial go by. Written in the
/// transaction of the events.
interface CallBook {

  /// Adds leads to a campaign's audience.
  ///
  /// @return those who were not in it
  List<UUID> enter(UUID tenant, UUID campaign, List<UUID> leads);

  void keepCampaign(UUID tenant, UUID campaign, KnownCampaign known);

  Optional<KnownCampaign> campaign(UUID campaign);

  /// Some calls of a campaign that have this status.
  List<KnownCall> some(UUID campaign, String status, int most);

  Optional<KnownCall> call(UUID call);

  /// @param due when to look at it next
  void keepCall(UUID call, String status, int attempt, Instant due);

  Tally tally(UUID campaign);

  /// Whether fewer calls are under way than may be. Until the transaction ends nobody else begins
  /// one.
  boolean hasRoom(UUID campaign, int atOnce);

  /// Has the campaign's calls planned soon, in a member's name; or cancelled, if it is.
  void planSoon(UUID tenant, UUID actor, UUID campaign);

  /// Has a call looked at when this attempt is due.
  void lookAt(UUID tenant, UUID actor, UUID call, int attempt, Instant due);

  record KnownCampaign(String name, String status, CallPlan plan) {}

  /// `status` is as events say, or `entered`.
  record KnownCall(
      UUID call,
      UUID tenant,
      UUID campaign,
      UUID lead,
      UUID conversation,
      String status,
      int attempt,
      Instant due) {}

  /// How many calls there are of each kind; `open` includes those that are under way.
  record Tally(int completed, int failed, int open) {}
}
