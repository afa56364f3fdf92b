package io.leadledger.events.funnel;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Something that is said of how somebody stands, and what it follows from. It names milestones and
/// data points, never their values.
///
/// @param name of what is said, the same each time
/// @param value null if it is no figure, or there is too little to go by
/// @param says for people
/// @param events of the history that it follows from, by their ids
public record Reasoned(String name, @Nullable Double value, String says, List<UUID> events) {
  public Reasoned {
    events = List.copyOf(events);
  }
}
