package io.leadledger.command.calling;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a telephony provider tells, as JSON says it. Whatever else it tells is passed over.
@JsonIgnoreProperties(ignoreUnknown = true)
record CallResultBody(String type, @Nullable Data data) {

  /// `outcome` is for calls that reached nobody; all after it for those that reached somebody.
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Data(
      @Nullable UUID callId,
      @Nullable Integer attempt,
      @Nullable String outcome,
      @Nullable Instant startedAt,
      @Nullable Integer durationSeconds,
      @Nullable String recordingUrl,
      @Nullable String sentiment,
      @Nullable List<Utterance> transcript) {}

  /// Something that was said by the `lead` or the `agent`.
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Utterance(String speaker, String text, @Nullable Instant at) {
    boolean byLead() {
      return speaker.equals("lead");
    }
  }
}
