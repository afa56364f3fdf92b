package io.leadledger.command.extraction.embedded;

import io.leadledger.command.extraction.Turn;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// In what situation the lead says something.
///
/// @param asked what we have asked for just before, in that order
/// @param offered what we have offered last, by the slot that it would fill, the likeliest first
/// @param named what we have offered so far, and what we have said of places, in lower case
/// @param before what we said just before
record Situation(
    List<Slot> asked,
    Map<Slot, List<Found>> offered,
    Set<String> named,
    @Nullable Turn before,
    LocalDate today) {
  boolean hasAsked(Slot slot) {
    return asked.contains(slot);
  }
}
