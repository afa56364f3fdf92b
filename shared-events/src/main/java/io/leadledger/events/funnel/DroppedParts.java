package io.leadledger.events.funnel;

import java.util.List;

/// What a draft said before and says no longer, by key or name.
public record DroppedParts(
    List<String> milestones,
    List<String> prerequisites,
    List<String> dataPoints,
    List<String> triggers) {
  public static final DroppedParts NONE =
      new DroppedParts(List.of(), List.of(), List.of(), List.of());

  public DroppedParts {
    milestones = List.copyOf(milestones);
    prerequisites = List.copyOf(prerequisites);
    dataPoints = List.copyOf(dataPoints);
    triggers = List.copyOf(triggers);
  }
}
