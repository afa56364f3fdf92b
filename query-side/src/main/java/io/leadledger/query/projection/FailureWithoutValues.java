package io.leadledger.query.projection;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/// Says of a failure which table and constraint refused, or which code failed, and no value: what
/// people and databases say about values may be personal data.
public final class FailureWithoutValues {
  private FailureWithoutValues() {}

  public static String of(Throwable failure) {
    return failure instanceof PSQLException e
            && e.getServerErrorMessage() instanceof ServerErrorMessage said
        ? "PostgreSQL refuses it: SQLSTATE "
            + said.getSQLState()
            + part("table", qualified(said))
            + part("column", said.getColumn())
            + part("constraint", said.getConstraint())
        : failure.getClass().getName() + " " + place(failure);
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
