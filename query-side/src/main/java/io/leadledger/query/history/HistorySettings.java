package io.leadledger.query.history;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What following the history is allowed to cost (`leadledger.history.*`).
///
/// @param streamsPerTenant how many may be open at a time
/// @param heartbeat after how much silence a comment is sent, by which both sides notice that the
///     other is gone
/// @param streamLife after which a stream ends, so that its client comes back with a valid token
/// @param polling how often all streams together ask whether the history has grown
@ConfigurationProperties("leadledger.history")
public record HistorySettings(
    @DefaultValue("10") int streamsPerTenant,
    @DefaultValue("15s") Duration heartbeat,
    @DefaultValue("30m") Duration streamLife,
    @DefaultValue("100ms") Duration polling) {}
