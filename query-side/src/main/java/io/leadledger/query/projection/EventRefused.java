package io.leadledger.query.projection;

import io.leadledger.query.platform.RowRefused;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.serialization.SerializationException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

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
          case PSQLException e when e.getServerErrorMessage() instanceof ServerErrorMessage said ->
              "PostgreSQL refuses it: SQLSTATE "
                  + said.getSQLState()
                  + part("table", qualified(said))
                  + part("column", said.getColumn())
                  + part("constraint", said.getConstraint());
          default -> failure.getClass().getName() + " " + place(failure);
        });
  }

  private static String part(String what, @Nullable String name) {
    return name == null ? "" : ", " + what + " " + name;
  }

  private static @Nullable String qualified(ServerErrorMessage said) {
    return said.getTable() == null ? null : said.getSchema() + "." + said.getTable();
  }

  private static String place(Throwable failure) {
    return Arrays.stream(failure.getStackTrace())
        .filter(frame -> frame.getClassName().startsWith("io.leadledger."))
        .limit(1)
        .map(frame -> "at " + frame)
        .collect(Collectors.joining());
  }
}
