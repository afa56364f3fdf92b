package io.leadledger.query.lookback;

import io.leadledger.store.seal.SignedHead;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.axonframework.eventhandling.TrackedEventMessage;
import tools.jackson.databind.JsonNode;

/// Everything that is known of something, for auditors.
///
/// @param rows of read tables that are about it, as they are now
/// @param happened the events of its stream and of those that its rows come from, in order
/// @param head that the proofs are under
record Dossier(
    UUID tenant, UUID subject, List<Row> rows, List<Happened> happened, SignedHead head) {

  /// A row of a read table.
  record Row(String table, JsonNode values) {}

  /// An event and its place in the sealed tree, which it has unless it is newer than the head.
  record Happened(TrackedEventMessage<?> event, OptionalLong leaf, String hash) {}
}
