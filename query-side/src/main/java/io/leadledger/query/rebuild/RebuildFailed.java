package io.leadledger.query.rebuild;

import io.leadledger.query.projection.FailureWithoutValues;
import io.leadledger.query.rebuild.ShadowSchema.Superseded;
import java.sql.SQLException;
import java.util.List;

/// A rebuild that cannot go on.
final class RebuildFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RebuildFailed(Throwable cause) {
    super(cause);
  }

  /// What is told of a failure: no values, which may be personal data.
  static String problem(Throwable failure) {
    return switch (failure) {
      case Obstructed obstructed -> String.valueOf(obstructed.getMessage());
      case RebuildFailed failed when failed.getCause() != null -> problem(failed.getCause());
      case Superseded _ -> "The shadow schema was changed by somebody else.";
      default -> {
        Throwable cause = failure;
        while (!(cause instanceof SQLException) && cause.getCause() != null) {
          cause = cause.getCause();
        }
        yield FailureWithoutValues.of(cause);
      }
    };
  }

  /// Something stands in the way of a switch.
  static final class Obstructed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Obstructed(List<String> objects) {
      super(
          "A switch would lose, or leave behind, what is not of the schema's migrations or reads its tables from outside: "
              + String.join(", ", objects)
              + ". Remove these, and make them again afterwards.");
    }
  }
}
