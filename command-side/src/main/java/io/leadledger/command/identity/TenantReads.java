package io.leadledger.command.identity;

import io.leadledger.command.http.ReadRow;
import io.leadledger.command.identity.keys.ApiKeys;
import io.leadledger.command.identity.keys.ApiKeys.KnownKey;
import io.leadledger.http.AtLeast;
import io.leadledger.http.Caller;
import io.leadledger.http.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Where the `Location` of what the operator makes leads to. The operator is told that a tenant,
/// its members and keys are there and how they stand, not what is in them: names and addresses are
/// the tenant's own, whose members are led to its read tables.
@RestController
@RequestMapping("/api/v1/tenants/{tenant}")
@AtLeast(Role.ANALYST)
@ApiResponse(responseCode = "200", description = "How it stands, for the operator")
@ApiResponse(responseCode = "303", description = "Where a tenant reads what is its own")
@Tag(name = "Tenants", description = "What whoever runs this installation does with tenants")
class TenantReads {
  private final Operator operator;
  private final Tenants tenants;
  private final Members members;
  private final ApiKeys keys;

  TenantReads(Operator operator, Tenants tenants, Members members, ApiKeys keys) {
    this.operator = operator;
    this.tenants = tenants;
    this.members = members;
    this.keys = keys;
  }

  @GetMapping
  @Operation(summary = "How a tenant stands")
  ResponseEntity<KnownTenant> tenant(@PathVariable UUID tenant, Caller caller) {
    return read(caller, tenant, "workspace/workspaces", tenant, () -> tenants.find(tenant));
  }

  @GetMapping("/users/{id}")
  @Operation(summary = "How a tenant's member stands")
  ResponseEntity<KnownMember> user(
      @PathVariable UUID tenant, @PathVariable UUID id, Caller caller) {
    return read(caller, tenant, "workspace/users", id, () -> members.find(tenant, id));
  }

  @GetMapping("/api-keys/{id}")
  @Operation(summary = "How a tenant's key stands")
  ResponseEntity<KnownKey> apiKey(@PathVariable UUID tenant, @PathVariable UUID id, Caller caller) {
    return read(caller, tenant, "workspace/workspace_api_keys", id, () -> keys.find(tenant, id));
  }

  private <T> ResponseEntity<T> read(
      Caller caller, UUID tenant, String table, UUID id, Supplier<Optional<T>> known) {
    if (caller.tenant().equals(tenant)) {
      return ReadRow.of(table, id);
    }
    operator.require(caller);
    return ResponseEntity.ok(known.get().orElseThrow(Tenants::nothing));
  }

  /// A tenant, as far as the operator is concerned.
  record KnownTenant(UUID id, boolean suspended) {}

  /// A member, as far as the operator is concerned.
  record KnownMember(UUID id, String role, boolean active) {}
}
