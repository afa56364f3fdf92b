package io.leadledger.query.messages;

import java.util.UUID;

/// A row of crm.messages as it is after the event at its position.
///
/// @param json the documented columns, in one line
record MessageRow(UUID conversation, long position, String json) {}
