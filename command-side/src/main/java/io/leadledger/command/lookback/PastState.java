package io.leadledger.command.lookback;

import java.time.Instant;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/// An aggregate as it was.
///
/// @param type of the aggregate
/// @param version how many events it had had
/// @param since when it had been so
/// @param state what it knew; what belongs to a person that was forgotten since is null
record PastState(UUID stream, String type, long version, Instant since, JsonNode state) {}
