package io.leadledger.query.verification;

import io.leadledger.events.EventVocabulary;
import io.leadledger.query.platform.writer.EventRows;
import io.leadledger.query.verification.Verification.RowDifference;
import io.leadledger.query.verification.Verification.TableVerdict;
import io.leadledger.query.verification.Verification.Touch;
import io.leadledger.store.HistoryReader;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.eventhandling.TrackedEventMessage;

/// The events that should have made the rows that differ: of each row the newest fifty.
final class EventsOfRows {
  private static final int MOST = 50;

  private final Map<String, Deque<Touch>> touches = new HashMap<>();

  EventsOfRows(List<TableVerdict> verdicts) {
    for (TableVerdict verdict : verdicts) {
      for (RowDifference row : verdict.differences()) {
        touches.put(verdict.table() + " " + row.row(), new ArrayDeque<>());
      }
    }
  }

  /// Whether any row differs.
  boolean areAsked() {
    return !touches.isEmpty();
  }

  /// Takes note of an event if it touches one of the rows.
  ///
  /// @param owed what it owes to the tables
  void add(TrackedEventMessage<?> event, Collection<EventRows> owed) {
    owed.stream()
        .flatMap(EventRows::touched)
        .map(row -> row.table() + " " + String.join(",", row.key()))
        .distinct()
        .map(touches::get)
        .filter(known -> known != null)
        .forEach(
            known -> {
              known.addLast(
                  new Touch(
                      HistoryReader.position(event),
                      UUID.fromString(event.getIdentifier()),
                      EventVocabulary.nameOf(event.getPayloadType())));
              if (known.size() > MOST) {
                known.removeFirst();
              }
            });
  }

  /// The verdict with the events of each row.
  TableVerdict with(TableVerdict verdict) {
    return verdict.with(
        verdict.differences().stream()
            .map(
                row ->
                    new RowDifference(
                        row.row(),
                        row.kind(),
                        row.columns(),
                        List.copyOf(
                            touches.getOrDefault(
                                verdict.table() + " " + row.row(), new ArrayDeque<>()))))
            .toList());
  }
}
