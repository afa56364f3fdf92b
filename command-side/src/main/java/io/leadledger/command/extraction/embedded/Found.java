package io.leadledger.command.extraction.embedded;

import io.leadledger.command.extraction.ExtractedDataPoint;
import java.util.UUID;

/// A value for a slot, in a message.
record Found(Slot slot, UUID message, Mention mention) {
  ExtractedDataPoint toDataPoint() {
    return new ExtractedDataPoint(
        slot.name(),
        mention.value(),
        mention.normalised(),
        mention.confidence(),
        message,
        mention.start(),
        mention.end());
  }
}
