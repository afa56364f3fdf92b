package io.leadledger.query.projection;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// How far a read schema has come.
///
/// @param position everything up to this position of the history is in the tables, or parked
/// @param head the history's last settled position
/// @param lagSeconds for how long the oldest event that is missing has been recorded, 0 when none
///     is
/// @param parked how many events are in dead-letter queues
/// @param running whether a processor of this process is at work on it
/// @param error what stops it at present; null if nothing does
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProjectionStatus(
    String schema,
    long position,
    long head,
    long lagEvents,
    double lagSeconds,
    long parked,
    boolean running,
    @Nullable String error) {}
