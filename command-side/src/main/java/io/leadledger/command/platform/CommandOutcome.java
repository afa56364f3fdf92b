package io.leadledger.command.platform;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A command's answer on its way over the bus. It is mutable because a handler answers before its
/// events are appended, and only then have a position.
@JsonAutoDetect(fieldVisibility = Visibility.ANY)
final class CommandOutcome {
  private final UUID id;
  private final long version;
  private long position;

  @JsonCreator
  CommandOutcome(
      @JsonProperty("id") UUID id,
      @JsonProperty("version") long version,
      @JsonProperty("position") long position) {
    this.id = id;
    this.version = version;
    this.position = position;
  }

  static CommandOutcome of(CommandResult result) {
    return new CommandOutcome(result.id(), result.version(), result.position());
  }

  UUID id() {
    return id;
  }

  /// The version that an aggregate has come to, or null if this is the outcome of another.
  @Nullable Long versionOf(String aggregate) {
    return id.toString().equals(aggregate) ? (Long) version : null;
  }

  void reached(long position) {
    this.position = position;
  }

  /// Positions count from 1 wherever they are known at once.
  boolean hasPosition() {
    return position > 0;
  }

  CommandResult toResult() {
    return new CommandResult(id, version, position);
  }
}
