package io.leadledger.events.calling;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is said in the calls of a campaign, and when they may be made.
///
/// @param script what the agent is to say and to find out
/// @param timezone in which days and times are meant
/// @param from the first moment of a day at which calls are made
/// @param to after the last
/// @param notBefore the first moment of all; null for at once
/// @param notAfter after the last; null for no end
/// @param maximumAttempts per lead
/// @param retryMinutes after the first attempt that reached nobody; doubled after each further one
/// @param atOnce how many calls may be under way
public record CallPlan(
    String script,
    String timezone,
    List<DayOfWeek> days,
    LocalTime from,
    LocalTime to,
    @Nullable Instant notBefore,
    @Nullable Instant notAfter,
    int maximumAttempts,
    int retryMinutes,
    int atOnce) {}
