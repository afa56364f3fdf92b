package io.leadledger.query.projection;

import java.sql.SQLException;

/// A batch could not be written for a reason that passes, such as a lost connection or a full disk.
/// It is tried again, from the token on.
final class ProjectionFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ProjectionFailed(String schema, SQLException cause) {
    super("Schema " + schema + " could not be written (" + cause.getSQLState() + ")", cause);
  }
}
