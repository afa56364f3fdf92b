package io.leadledger.command.http;

import io.leadledger.http.AtLeast;
import io.leadledger.http.Role;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Where the `Location` of something created leads to: the row of a read table, which is the place
/// to read it. A client that follows it with `Wait-For-Position` finds what it has just made.
@RestController
@RequestMapping("/api/v1")
@AtLeast(Role.ANALYST)
@ApiResponse(responseCode = "303", description = "Where it is read: a row of a read table")
class ReadLocations {

  @GetMapping("/leads/{id}")
  ResponseEntity<Void> lead(@PathVariable UUID id) {
    return row("crm/leads", id);
  }

  @GetMapping("/companies/{id}")
  ResponseEntity<Void> company(@PathVariable UUID id) {
    return row("smartweb/companies", id);
  }

  @GetMapping("/users/{id}")
  ResponseEntity<Void> user(@PathVariable UUID id) {
    return row("workspace/users", id);
  }

  @GetMapping("/api-keys/{id}")
  ResponseEntity<Void> apiKey(@PathVariable UUID id) {
    return row("workspace/workspace_api_keys", id);
  }

  /// Each tenant sees its own.
  @GetMapping("/tenants/{id}")
  ResponseEntity<Void> tenant(@PathVariable UUID id) {
    return row("workspace/workspaces", id);
  }

  @GetMapping("/tenants/{tenant}/users/{id}")
  ResponseEntity<Void> userOfTenant(@PathVariable UUID tenant, @PathVariable UUID id) {
    return user(id);
  }

  private static ResponseEntity<Void> row(String table, UUID id) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .location(URI.create("/api/v1/" + table + "/" + id))
        .build();
  }
}
