package io.leadledger.query.lookback;

import io.leadledger.http.AtLeast;
import io.leadledger.http.Caller;
import io.leadledger.http.ProblemException;
import io.leadledger.http.Role;
import io.leadledger.query.api.catalogue.Catalogue;
import io.leadledger.query.api.catalogue.ReadTable;
import io.leadledger.store.EventStoreDefaults;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// A row of a read table as it was at a moment. [io.leadledger.query.api.ReadPaths] describes it
/// with its table.
@Hidden
@RestController
@Profile("!" + EventStoreDefaults.AXON_SERVER)
@AtLeast(Role.ANALYST)
class PastRowController {
  private static final String AT = "at";
  private static final String EQUALS = "eq.";
  private static final int AT_ONCE = 4;

  private final Catalogue catalogue;
  private final PastRows rows;
  private final PastEvents events;
  private final Semaphore seats = new Semaphore(AT_ONCE);

  PastRowController(Catalogue catalogue, PastRows rows, PastEvents events) {
    this.catalogue = catalogue;
    this.rows = rows;
    this.events = events;
  }

  @GetMapping(path = "/api/v1/{schema}/{table}", params = AT)
  ResponseEntity<String> byFilter(
      @PathVariable String schema,
      @PathVariable String table,
      @RequestParam Map<String, String> parameters,
      Caller caller) {
    ReadTable known = catalogue.table(schema, table);
    if (parameters.size() != known.primaryKey().size() + 1) {
      throw keyNeeded(known);
    }
    return row(
        known,
        known.primaryKey().stream().map(column -> value(known, parameters.get(column))).toList(),
        Objects.requireNonNull(parameters.get(AT)),
        caller);
  }

  @GetMapping(path = "/api/v1/{schema}/{table}/{id}", params = AT)
  ResponseEntity<String> byKey(
      @PathVariable String schema,
      @PathVariable String table,
      @PathVariable String id,
      @RequestParam(AT) String at,
      Caller caller) {
    ReadTable known = catalogue.table(schema, table);
    if (known.primaryKey().size() != 1) {
      throw keyNeeded(known);
    }
    return row(known, List.of(id), at, caller);
  }

  private ResponseEntity<String> row(ReadTable table, List<String> key, String at, Caller caller) {
    long position = events.position(at);
    if (!seats.tryAcquire()) {
      throw new ProblemException(
          HttpStatus.TOO_MANY_REQUESTS,
          "too-many-looks-back",
          AT_ONCE + " past rows are being made here already. Try again later.");
    }
    try {
      return rows.find(
              new PastRows.Asked(caller.tenant(), table.schema(), table.name(), key), position)
          .map(
              row ->
                  ResponseEntity.ok()
                      .contentType(MediaType.APPLICATION_JSON)
                      .header("As-Of-Position", Long.toString(position))
                      .body(row))
          .orElseThrow(
              () ->
                  new ProblemException(
                      HttpStatus.NOT_FOUND,
                      "nothing-then",
                      "At that moment there was no such row."));
    } finally {
      seats.release();
    }
  }

  private static String value(ReadTable table, @Nullable String filter) {
    if (filter == null || !filter.startsWith(EQUALS)) {
      throw keyNeeded(table);
    }
    return filter.substring(EQUALS.length());
  }

  private static ProblemException keyNeeded(ReadTable table) {
    return ProblemException.invalid(
        AT,
        "needs-a-key",
        "One row can be looked back at, by its key and nothing else.",
        String.join("&", table.primaryKey().stream().map(column -> column + "=eq.…").toList())
            + "&at=…");
  }
}
