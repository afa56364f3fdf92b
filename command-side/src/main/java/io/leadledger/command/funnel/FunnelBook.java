package io.leadledger.command.funnel;

import io.leadledger.events.funnel.FunnelDesign;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The funnels of each tenant as they stand, and all their versions. Written by the aggregates, in
/// the transaction of their events.
public interface FunnelBook {

  /// What published funnels refer to others for.
  enum Link {
    PREREQUISITE,
    START
  }

  void keepVersion(UUID tenant, KnownVersion version);

  /// @param published the version by which one enters; null for none yet
  void keepFunnel(UUID tenant, KnownFunnel funnel);

  /// Which funnels a published one refers to, by key.
  void link(UUID tenant, String from, Link link, Set<String> to);

  Optional<KnownFunnel> funnel(UUID tenant, UUID funnel);

  /// The versions of a funnel, from the first on; the draft, if there is one, is the last.
  List<KnownVersion> versions(UUID tenant, UUID funnel);

  Optional<KnownVersion> version(UUID tenant, UUID version);

  /// What all published funnels refer to, by key. Until the transaction ends nobody else links any.
  Map<String, Set<String>> links(UUID tenant, Link link);

  record KnownFunnel(UUID funnel, String key, @Nullable UUID published, boolean open) {}

  record KnownVersion(UUID version, UUID funnel, String key, int number, FunnelDesign design) {}
}
