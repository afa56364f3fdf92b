package io.leadledger.command.funnel.progress;

import io.leadledger.events.funnel.FunnelSubject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Who is in which funnel, and how it stands: what other parts look up. Written in the transaction
/// of the events.
public interface ProgressBook {

  /// Keeps how a progress stands, if it is the only open one of its subject in its funnel.
  ///
  /// @return the other one
  Optional<UUID> keep(UUID tenant, Entry entry);

  Optional<Entry> find(UUID tenant, UUID progress);

  /// The progresses of somebody that can still go on, completed ones too.
  List<Entry> of(UUID tenant, UUID subject);

  /// The progresses through a funnel, ordered by id: so many after this one.
  List<Entry> through(UUID tenant, UUID funnel, UUID after, int atMost);

  long count(UUID tenant, UUID funnel);

  boolean hasCompleted(UUID tenant, UUID subject, UUID funnel);

  record Entry(
      UUID progress, UUID funnel, UUID version, FunnelSubject subject, String status, int depth) {
    public boolean open() {
      return status.equals("active") || status.equals("stalled");
    }
  }
}
