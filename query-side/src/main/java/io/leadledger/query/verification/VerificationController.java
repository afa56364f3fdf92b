package io.leadledger.query.verification;

import io.leadledger.http.AtLeast;
import io.leadledger.http.Caller;
import io.leadledger.http.ProblemException;
import io.leadledger.http.Role;
import io.leadledger.query.projection.ReadSchemas;
import io.swagger.v3.oas.annotations.Operation;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// For auditors: do the read tables follow from the history?
@RestController
@RequestMapping("/api/v1/audit")
@AtLeast(Role.AUDITOR)
class VerificationController {
  private static final int AT_ONCE = 2;

  private final UndisturbedVerifier verifier;
  private final ReadSchemas schemas;
  private final Semaphore seats = new Semaphore(AT_ONCE);

  VerificationController(UndisturbedVerifier verifier, ReadSchemas schemas) {
    this.verifier = verifier;
    this.schemas = schemas;
  }

  /// What of the caller's tenant is to be verified; everything if nothing is named.
  ///
  /// @param schema a read schema
  /// @param table of that schema
  /// @param row of that table, by its primary key
  record Asked(@Nullable String schema, @Nullable String table, @Nullable String row) {}

  @Operation(
      summary = "Prove that the tenant's read tables equal a fold of the history",
      description =
          "Answers when it is done: about as long as a replay of the schemas in question takes."
              + " Each differing row is named, with its columns and the events that touch it. While"
              + " rows of erased people are being made anew it waits, and answers 409 if that takes"
              + " longer than two minutes.")
  @PostMapping("/verifications")
  Verification verify(@RequestBody Asked asked, Caller caller) {
    check(asked);
    if (!seats.tryAcquire()) {
      throw new ProblemException(
          HttpStatus.TOO_MANY_REQUESTS,
          "verification-running",
          AT_ONCE + " verifications are running here already. Try again later.");
    }
    try {
      return verifier.verify(
          caller.tenant(), new Scope(caller.tenant(), asked.schema(), asked.table(), asked.row()));
    } catch (Verifier.NoSuchTable e) {
      throw ProblemException.invalid(
          "table", "unknown", "There is no such table.", "a table of " + asked.schema());
    } finally {
      seats.release();
    }
  }

  private void check(Asked asked) {
    if (asked.schema() != null && !schemas.names().contains(asked.schema())) {
      throw ProblemException.invalid(
          "schema", "unknown", "There is no such read schema.", schemas.names());
    }
    if (asked.table() != null && asked.schema() == null) {
      throw ProblemException.invalid("schema", "missing", "A table needs its schema.", "crm");
    }
    if (asked.row() != null && asked.table() == null) {
      throw ProblemException.invalid("table", "missing", "A row needs its table.", "leads");
    }
  }
}
