package io.leadledger.store.seal;

import io.leadledger.store.seal.Finding.Kind;
import io.leadledger.store.seal.HistoryItem.Proof;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One tenant's events: each is proven to be in the tree of the one head that goes with them, and
/// no stream has a gap.
final class TenantHistory {
  private final Findings findings;
  private final Map<UUID, Long> sequences = new HashMap<>();
  private long lastPosition;

  TenantHistory(Findings findings) {
    this.findings = findings;
  }

  long lastPosition() {
    return lastPosition;
  }

  void prove(List<HistoricEvent> group, Proof proof, @Nullable TreeHead head) {
    for (HistoricEvent event : group) {
      lastPosition = Math.max(lastPosition, event.position());
      if (head == null
          || !MerkleTree.includes(
              event.leaf(), proof.number(), head.size(), proof.hashes(), head.root())) {
        findings.add(
            Kind.CHANGED,
            event.position(),
            "the event at position %d is not proven to be in the history that was signed"
                .formatted(event.position()));
      }
      long before = sequences.getOrDefault(event.stream(), -1L);
      if (event.sequence() != before + 1) {
        findings.add(
            Kind.MISSING,
            event.position(),
            "before the event at position %d there are others of its stream, which are missing"
                .formatted(event.position()));
      }
      sequences.put(event.stream(), event.sequence());
    }
  }
}
