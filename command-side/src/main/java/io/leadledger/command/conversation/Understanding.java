package io.leadledger.command.conversation;

import io.leadledger.events.conversation.FoundDataPoint;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What holds of what a lead has said, when it is looked at again.
final class Understanding {
  /// From this confidence on what is said later counts as a correction.
  static final double CORRECTS = 0.6;

  /// More are not kept, so that a conversation's state stays small.
  private static final int DATA_POINTS = 200;

  private Understanding() {}

  /// A later correction replaces an earlier value; a worse guess never does, and what is not found
  /// again still holds.
  static List<FoundDataPoint> after(
      @Nullable List<FoundDataPoint> known, List<FoundDataPoint> found) {
    Map<String, FoundDataPoint> holds = new LinkedHashMap<>();
    if (known != null) {
      known.forEach(each -> holds.put(each.name(), each));
    }
    for (FoundDataPoint each : found) {
      FoundDataPoint earlier = holds.get(each.name());
      if (earlier == null ? holds.size() < DATA_POINTS : replaces(earlier, each)) {
        holds.put(each.name(), each);
      }
    }
    return List.copyOf(holds.values());
  }

  private static boolean replaces(FoundDataPoint earlier, FoundDataPoint found) {
    boolean same = earlier.normalisedValue().equals(found.normalisedValue());
    boolean later = found.messageNumber() > earlier.messageNumber();
    if (same || !later) {
      return found.confidence() > earlier.confidence();
    }
    return found.confidence() >= Math.min(CORRECTS, earlier.confidence());
  }
}
