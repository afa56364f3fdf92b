package io.leadledger.command.http;

import java.net.URI;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/// The row of a read table that tells of something this side has made.
public final class ReadRow {
  private ReadRow() {}

  /// Leads there (303). Only a member of the row's tenant finds it.
  public static <T> ResponseEntity<T> of(String table, UUID id) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .location(URI.create("/api/v1/" + table + "/" + id))
        .build();
  }
}
