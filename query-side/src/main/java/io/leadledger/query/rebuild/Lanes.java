package io.leadledger.query.rebuild;

import io.leadledger.query.projection.DecodedEvent;
import io.leadledger.store.HistoryReader;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.Segment;

/// How far each lane of a shadow has come, and how far it is to come. Lanes do not wait for each
/// other: each is moved by one thread at a time.
final class Lanes {
  private long[] positions = {};
  private long[] copiedTo = {};
  private long[] goals = {};

  /// Those of a new shadow: as many as the live tables have segments, and no fewer than threads
  /// work at them. What is written at once is divided among them, so more would only cost.
  ///
  /// @param live how far the live tables have come
  /// @param threads how many work at rebuilds
  /// @param first position behind which events are to be projected
  /// @param copies whether the shadow begins with rows of the live tables
  static List<Lane> of(Map<Segment, Long> live, int threads, long first, boolean copies) {
    int powerOfTwo = Integer.highestOneBit(2 * threads - 1);
    int count =
        live.keySet().stream().mapToInt(each -> each.getMask() + 1).reduce(powerOfTwo, Math::max);
    return IntStream.range(0, count)
        .mapToObj(
            lane -> {
              long copied = copies ? positionOf(lane, live) : HistoryReader.BEGINNING;
              return new Lane(lane, copies ? Math.min(first, copied) : first, copied);
            })
        .toList();
  }

  /// How far the live tables have come with the tenants of a lane.
  private static long positionOf(int lane, Map<Segment, Long> live) {
    return live.entrySet().stream()
        .filter(segment -> (lane & segment.getKey().getMask()) == segment.getKey().getSegmentId())
        .mapToLong(Map.Entry::getValue)
        .min()
        .orElse(0);
  }

  void load(List<Lane> lanes) {
    positions = lanes.stream().mapToLong(Lane::position).toArray();
    copiedTo = lanes.stream().mapToLong(Lane::copiedTo).toArray();
    goals = positions.clone();
  }

  /// Sets every lane's goal to where the live tables are.
  void aim(Map<Segment, Long> live) {
    for (int lane = 0; lane < goals.length; lane++) {
      goals[lane] = Math.max(positions[lane], positionOf(lane, live));
    }
  }

  int count() {
    return positions.length;
  }

  long position(int lane) {
    return positions[lane];
  }

  long goal(int lane) {
    return goals[lane];
  }

  void moved(int lane, long to) {
    positions[lane] = to;
  }

  /// Up to where every lane has come.
  long position() {
    return IntStream.range(0, count())
        .filter(lane -> positions[lane] < goals[lane])
        .mapToLong(lane -> positions[lane])
        .min()
        .orElse(target());
  }

  /// Up to where the farthest lane is to come.
  long target() {
    return IntStream.range(0, count()).mapToLong(lane -> goals[lane]).max().orElse(0);
  }

  /// Whether the rows that were copied have this event of the lane's tenants already.
  boolean isCopied(int lane, DecodedEvent event) {
    return event.position() <= copiedTo[lane];
  }

  /// What is of the lane's tenants and still to be projected, up to a position.
  List<DecodedEvent> owed(int lane, List<DecodedEvent> events, long to) {
    long from = positions[lane];
    return events.stream()
        .filter(
            event ->
                (event.hash() & (count() - 1)) == lane
                    && event.position() > from
                    && event.position() <= to)
        .toList();
  }
}
