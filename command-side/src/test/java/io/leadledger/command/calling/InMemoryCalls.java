package io.leadledger.command.calling;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The book of one aggregate's test.
final class InMemoryCalls implements CallBook {
  final Map<UUID, KnownCampaign> campaigns = new HashMap<>();
  final List<String> looks = new ArrayList<>();
  final List<UUID> planned = new ArrayList<>();
  private final List<UUID> audience = new ArrayList<>();
  Tally tally = new Tally(0, 0, 0);
  boolean room = true;

  @Override
  public List<UUID> enter(UUID tenant, UUID campaign, List<UUID> leads) {
    List<UUID> added = leads.stream().filter(lead -> !audience.contains(lead)).toList();
    audience.addAll(added);
    return added;
  }

  @Override
  public void keepCampaign(UUID tenant, UUID campaign, KnownCampaign known) {
    campaigns.put(campaign, known);
  }

  @Override
  public Optional<KnownCampaign> campaign(UUID campaign) {
    return Optional.ofNullable(campaigns.get(campaign));
  }

  @Override
  public List<KnownCall> some(UUID campaign, String status, int most) {
    return List.of();
  }

  @Override
  public Optional<KnownCall> call(UUID call) {
    return Optional.empty();
  }

  @Override
  public void keepCall(UUID call, String status, int attempt, Instant due) {}

  @Override
  public Tally tally(UUID campaign) {
    return tally;
  }

  @Override
  public boolean hasRoom(UUID campaign, int atOnce) {
    return room;
  }

  @Override
  public void planSoon(UUID tenant, UUID actor, UUID campaign) {
    planned.add(campaign);
  }

  @Override
  public void lookAt(UUID tenant, UUID actor, UUID call, int attempt, Instant due) {
    looks.add(attempt + " " + due);
  }
}
