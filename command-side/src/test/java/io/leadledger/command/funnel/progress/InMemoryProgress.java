package io.leadledger.command.funnel.progress;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Who is in which funnel, in one aggregate's test, of one tenant.
final class InMemoryProgress implements ProgressBook {
  final Map<UUID, Entry> entries = new HashMap<>();

  @Override
  public Optional<UUID> keep(UUID tenant, Entry entry) {
    Optional<UUID> other =
        of(tenant, entry.subject().id()).stream()
            .filter(each -> each.funnel().equals(entry.funnel()) && each.open() && entry.open())
            .map(Entry::progress)
            .filter(each -> !each.equals(entry.progress()))
            .findFirst();
    if (other.isEmpty()) {
      entries.put(entry.progress(), entry);
    }
    return other;
  }

  @Override
  public Optional<Entry> find(UUID tenant, UUID progress) {
    return Optional.ofNullable(entries.get(progress));
  }

  @Override
  public List<Entry> of(UUID tenant, UUID subject) {
    return entries.values().stream().filter(each -> each.subject().id().equals(subject)).toList();
  }

  @Override
  public List<Entry> through(UUID tenant, UUID funnel, UUID after, int atMost) {
    return entries.values().stream()
        .filter(each -> each.funnel().equals(funnel) && each.progress().compareTo(after) > 0)
        .sorted(Comparator.comparing(Entry::progress))
        .limit(atMost)
        .toList();
  }

  @Override
  public long count(UUID tenant, UUID funnel) {
    return entries.values().stream().filter(each -> each.funnel().equals(funnel)).count();
  }

  @Override
  public boolean hasCompleted(UUID tenant, UUID subject, UUID funnel) {
    return of(tenant, subject).stream()
        .anyMatch(each -> each.funnel().equals(funnel) && each.status().equals("completed"));
  }
}
