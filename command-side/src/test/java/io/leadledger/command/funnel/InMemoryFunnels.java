package io.leadledger.command.funnel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// The funnels of one aggregate's test, of one tenant.
public final class InMemoryFunnels implements FunnelBook {
  public final Map<UUID, KnownFunnel> funnels = new HashMap<>();
  public final List<KnownVersion> versions = new ArrayList<>();
  public final Map<Link, Map<String, Set<String>>> links = new HashMap<>();

  @Override
  public void keepVersion(UUID tenant, KnownVersion version) {
    versions.removeIf(each -> each.version().equals(version.version()));
    versions.add(version);
  }

  @Override
  public void keepFunnel(UUID tenant, KnownFunnel funnel) {
    funnels.put(funnel.funnel(), funnel);
  }

  @Override
  public void link(UUID tenant, String from, Link link, Set<String> to) {
    links(tenant, link).put(from, to);
  }

  @Override
  public Optional<KnownFunnel> funnel(UUID tenant, UUID funnel) {
    return Optional.ofNullable(funnels.get(funnel));
  }

  @Override
  public List<KnownVersion> versions(UUID tenant, UUID funnel) {
    return versions.stream().filter(each -> each.funnel().equals(funnel)).toList();
  }

  @Override
  public Optional<KnownVersion> version(UUID tenant, UUID version) {
    return versions.stream().filter(each -> each.version().equals(version)).findFirst();
  }

  @Override
  public Map<String, Set<String>> links(UUID tenant, Link link) {
    return links.computeIfAbsent(link, _ -> new HashMap<>());
  }
}
