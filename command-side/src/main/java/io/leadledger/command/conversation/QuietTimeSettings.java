package io.leadledger.command.conversation;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// After how long a quiet a conversation is understood, and counts as abandoned
/// (`leadledger.conversations.*`).
///
/// @param analysed what is said is understood then
/// @param spoken on channels where people answer at once: chats and calls
/// @param written on all others
/// @param quietAfter instead of these, by channel
@ConfigurationProperties("leadledger.conversations")
record QuietTimeSettings(
    @DefaultValue("2m") Duration analysed,
    @DefaultValue("30m") Duration spoken,
    @DefaultValue("14d") Duration written,
    @Nullable Map<String, Duration> quietAfter) {
  private static final List<String> SPOKEN = List.of("live_chat", "call", "ai_call");

  Duration of(String channel) {
    Duration own = quietAfter == null ? null : quietAfter.get(channel);
    return own != null ? own : SPOKEN.contains(channel) ? spoken : written;
  }
}
