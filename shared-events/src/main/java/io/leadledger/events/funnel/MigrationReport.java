package io.leadledger.events.funnel;

import java.util.List;

/// What another version of a funnel means for somebody who is in it, by key or name.
///
/// @param keptMilestones that are in both versions; how far they were stands
/// @param newMilestones that only the new version has
/// @param droppedMilestones that only the old one had
/// @param keptDataPoints whose values are valid in the new version
/// @param droppedDataPoints that the new version does not have
/// @param invalidDataPoints whose values the new version does not take
public record MigrationReport(
    List<String> keptMilestones,
    List<String> newMilestones,
    List<String> droppedMilestones,
    List<String> keptDataPoints,
    List<String> droppedDataPoints,
    List<String> invalidDataPoints) {}
