package io.leadledger.query.history;

import io.leadledger.events.EventVocabulary;
import io.leadledger.http.ProblemException;
import io.leadledger.query.api.grammar.Nearest;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/// Which events are asked for: those that meet whatever is given.
///
/// @param name logical names, any of them
/// @param from the earliest time, included
/// @param to the latest time, not included
/// @param after the position after which to begin
/// @param before the position before which to end
record HistoryQuestion(
    @Nullable UUID stream,
    List<String> name,
    @Nullable UUID actor,
    @Nullable UUID correlation,
    @Nullable Instant from,
    @Nullable Instant to,
    @Nullable Long after,
    @Nullable Long before) {

  HistoryQuestion {
    name = Objects.requireNonNullElse(name, List.of());
  }

  HistoryQuestion after(long position) {
    return new HistoryQuestion(stream, name, actor, correlation, from, to, position, before);
  }

  HistoryQuestion before(long position) {
    return new HistoryQuestion(stream, name, actor, correlation, from, to, after, position);
  }

  /// Refuses names that no event has: asking for one would find nothing and prove nothing.
  void requireKnownNames() {
    List<String> known = EventVocabulary.events().map(EventVocabulary::nameOf).toList();
    for (String asked : name) {
      if (!known.contains(asked)) {
        throw new ProblemException(
                HttpStatus.BAD_REQUEST, "unknown-event-name", "No event is named '" + asked + "'.")
            .with("nearest", Nearest.to(asked, known));
      }
    }
  }
}
