package io.leadledger.command.funnel.advice;

import io.leadledger.events.funnel.Reasoned;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Something that would help somebody on.
///
/// @param kind `reach_out`, `ask`, `correct`, `confirm`, `review` or `give_up`
/// @param about the milestone or data point; null where there is none
/// @param occasion what makes it another one of its kind; empty if it is always the same
/// @param score how urgent it is, from 0 to 1
record Suggestion(
    String kind,
    @Nullable String about,
    String occasion,
    String title,
    String reason,
    double score,
    List<UUID> events) {

  /// What it is suggested for, once.
  String cause() {
    return kind + "/" + about + "/" + occasion;
  }

  Reasoned reasoned() {
    return new Reasoned(kind, score, title + " " + reason, events);
  }
}
