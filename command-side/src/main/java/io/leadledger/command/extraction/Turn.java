package io.leadledger.command.extraction;

import java.time.Instant;
import java.util.UUID;

/// Something that was said. Text only: a message's markup is not part of it.
///
/// @param byLead whether the lead said it, and not one of us
public record Turn(UUID message, boolean byLead, String text, Instant at) {}
