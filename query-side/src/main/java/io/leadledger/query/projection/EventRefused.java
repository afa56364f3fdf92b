package io.leadledger.query.projection;

import io.leadledger.query.platform.writer.RowRefused;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.axonframework.serialization.SerializationException;

/// Why an event is parked. Says which table and constraint refused it, or which projector failed,
/// and no value of the event: what people and databases say about values may be personal data.
final class EventRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private EventRefused(String message) {
    super(message, null, false, false);
  }

  /// Whether trying again later is of no use, because it is what the event holds that is refused.
  /// Anything else, such as a lost connection or a full disk, passes.
  static boolean isFaultOfEvent(Throwable failure) {
    return switch (failure) {
      case RowRefused _ -> true;
      case SQLException e -> {
        String state = String.valueOf(e.getSQLState());
        yield Stream.of("21", "22", "23", "54").anyMatch(state::startsWith);
      }
      case SerializationException _ -> false;
      case RuntimeException e -> !(e.getCause() instanceof SQLException);
      default -> false;
    };
  }

  static EventRefused because(Throwable failure) {
    return new EventRefused(
        switch (failure) {
          case EventRefused known -> String.valueOf(known.getMessage());
          case RowRefused refused -> String.valueOf(refused.getMessage());
          default -> FailureWithoutValues.of(failure);
        });
  }
}
