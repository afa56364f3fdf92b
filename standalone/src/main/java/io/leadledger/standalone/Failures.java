package io.leadledger.standalone;

import io.leadledger.postgres.PostgresFailure;
import io.leadledger.store.sealing.HistoryDisagrees;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/// Tells what keeps LeadLedger from starting in one line, where its cause is known; anything else
/// is left to Boot.
@Order(Ordered.HIGHEST_PRECEDENCE)
final class Failures implements SpringBootExceptionReporter {

  @Override
  public boolean reportException(Throwable failure) {
    Optional<String> line = line(failure);
    line.ifPresent(Failures::print);
    return line.isPresent();
  }

  static void print(String line) {
    System.err.println("leadledger: " + line);
  }

  static Optional<String> line(Throwable failure) {
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      switch (cause) {
        case StartFailure known -> {
          return Optional.of(String.valueOf(known.getMessage()));
        }
        case PostgresFailure known -> {
          return Optional.of(String.valueOf(known.getMessage()));
        }
        case HistoryDisagrees known -> {
          return Optional.of(String.valueOf(known.getMessage()));
        }
        case PortInUseException taken -> {
          return Optional.of(portTaken(taken.getPort()));
        }
        case SQLException e when e.getSQLState() != null && e.getCause() == null -> {
          return Optional.of(told(e));
        }
        default -> {}
      }
    }
    return Optional.empty();
  }

  static String portTaken(int port) {
    return "Port " + port + " is taken: end what listens there, or choose another --port.";
  }

  static String told(SQLException e) {
    String said = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    return switch (String.valueOf(e.getSQLState())) {
      case "28P01", "28000" ->
          "PostgreSQL refuses user or password ("
              + said
              + "): give them in --postgres-url or LEADLEDGER_POSTGRES_PASSWORD.";
      case "3D000" -> "There is no such database (" + said + "): create it first.";
      case "08001", "08004", "08006" -> "PostgreSQL cannot be reached (" + said + ").";
      case "42501" ->
          "PostgreSQL does not let us do what is needed ("
              + said
              + "): the user has to own the database and have CREATEROLE.";
      case "53100" -> "The disk of PostgreSQL is full (" + said + "): make room, then start again.";
      case "53300" -> "PostgreSQL takes no more connections (" + said + "): raise max_connections.";
      default -> "PostgreSQL says: " + said;
    };
  }
}
