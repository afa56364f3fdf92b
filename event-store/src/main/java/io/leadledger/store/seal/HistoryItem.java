package io.leadledger.store.seal;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A piece of the history as it is carried away and checked. First [Begun], then for each record of
/// leaves the heads that were signed within it, the events, and the record itself; perhaps rows and
/// a head over them; [Ended] last. If it is one tenant's, a head, and a proof behind each event.
public sealed interface HistoryItem {

  /// @param origin which LeadLedger's history it is
  /// @param tenant whose events alone are carried, each with its proof; null for all
  record Begun(String origin, @Nullable UUID tenant, List<PublicKey> keys) implements HistoryItem {}

  record Event(HistoricEvent event) implements HistoryItem {}

  /// What the tree has recorded of events when they were sealed.
  ///
  /// @param first number of the first leaf, from 0
  record Leaves(long first, List<Long> positions, List<Hash> hashes) implements HistoryItem {}

  record Head(SignedHead head) implements HistoryItem {}

  /// That the event before it is leaf `number` of the tree that the head is over.
  record Proof(long number, List<Hash> hashes) implements HistoryItem {}

  /// A row of the working state, which is no history: of schema `command`, or of `vault`, where
  /// everything is under the master key.
  ///
  /// @param table with its schema
  /// @param row as a JSON object
  record Row(String table, String row) implements HistoryItem {
    public Hash leaf() {
      return Hash.ofLeaf((table + "\n" + row).getBytes(StandardCharsets.UTF_8));
    }
  }

  /// Nothing is missing behind it.
  record Ended(long events) implements HistoryItem {}
}
