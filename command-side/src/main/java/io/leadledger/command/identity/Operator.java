package io.leadledger.command.identity;

import io.leadledger.http.Caller;
import io.leadledger.http.ProblemException;
import io.leadledger.http.Role;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The tenant whose owners run this installation: its first (ADR-0063). They register tenants,
/// suspend and reinstate them.
@Component
public class Operator {
  private final JdbcClient database;

  Operator(JdbcClient database) {
    this.database = database;
  }

  public boolean is(UUID tenant) {
    Optional<UUID> operator =
        database
            .sql("select operator_tenant from command.installation")
            .query(UUID.class)
            .optional();
    return operator.filter(tenant::equals).isPresent();
  }

  /// @throws ProblemException 403 `operator-only`
  void require(Caller caller) {
    if (caller.role() != Role.OWNER || !is(caller.tenant())) {
      throw new ProblemException(
          HttpStatus.FORBIDDEN,
          "operator-only",
          "Only owners of the tenant that runs this installation may do this.");
    }
  }
}
