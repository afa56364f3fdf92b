package io.leadledger.query.platform.writer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Folds the changes of many events into at most one change per row.
///
/// Events are folded in the order of their positions, whatever the order in which they were added.
public final class RowFold {
  private final List<EventRows> events = new ArrayList<>();

  public RowFold add(EventRows event) {
    events.add(event);
    return this;
  }

  public boolean isEmpty() {
    return events.isEmpty();
  }

  /// One change for each row that is touched, in the order of first touch.
  ///
  /// @throws RowRefused if an event updates a row that an earlier one of these has deleted
  Collection<RowChange> changes() {
    if (!inOrder()) {
      events.sort(Comparator.comparingLong(event -> event.recorded().position()));
    }
    Map<RowChange.Row, RowChange> folded = LinkedHashMap.newLinkedHashMap(events.size());
    for (EventRows event : events) {
      for (RowChange change : event.changes()) {
        folded.merge(change.row(), change, RowChange::then);
      }
    }
    return folded.values();
  }

  private boolean inOrder() {
    long last = Long.MIN_VALUE;
    for (EventRows event : events) {
      if (event.recorded().position() < last) {
        return false;
      }
      last = event.recorded().position();
    }
    return true;
  }
}
