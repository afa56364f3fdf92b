package io.leadledger.command.identity;

import io.leadledger.command.identity.ApiKeyIssuing.Issued;
import io.leadledger.command.identity.ApiKeyIssuing.Request;
import io.leadledger.command.identity.TenantCommand.RevokeApiKey;
import io.leadledger.command.platform.CommandContext;
import io.leadledger.command.platform.CommandDispatcher;
import io.leadledger.command.platform.CommandResult;
import io.leadledger.http.AtLeast;
import io.leadledger.http.Caller;
import io.leadledger.http.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Commands on the API keys of the caller's tenant.
@RestController
@RequestMapping("/api/v1/api-keys")
@AtLeast(Role.ADMIN)
@Tag(name = "API keys", description = "What is exchanged for access tokens")
class ApiKeyController {
  private final CommandDispatcher commands;
  private final ApiKeyIssuing keys;

  ApiKeyController(CommandDispatcher commands, ApiKeyIssuing keys) {
    this.commands = commands;
    this.keys = keys;
  }

  /// The answer shows the secret, this once.
  @PostMapping
  @Operation(summary = "Issue a key to a member; the secret is shown this once")
  ResponseEntity<IssuedKey> issue(
      @Valid @RequestBody NewKey body, Caller caller, CommandContext context) {
    return IssuedKey.answer(
        "/api/v1/api-keys/", keys.issue(body.toRequest(), caller.role(), context));
  }

  @DeleteMapping("/{key}")
  @Operation(summary = "Revoke a key")
  CommandResult revoke(@PathVariable UUID key, CommandContext context) {
    return commands.send(new RevokeApiKey(context.tenant(), key), context);
  }

  record NewKey(
      @NotBlank @Size(max = 200) String name,
      @NotBlank String role,
      @NotNull UUID member,
      @Future @Nullable Instant expiresAt) {

    Request toRequest() {
      return new Request(name.strip(), UserBodies.roleNamed(role), member, expiresAt);
    }
  }

  /// A key as OAuth 2.0 clients name its parts.
  record IssuedKey(UUID keyId, String clientId, String clientSecret, String fingerprint) {

    static ResponseEntity<IssuedKey> answer(String place, Issued issued) {
      CommandResult result = issued.result();
      String id = issued.key().toString();
      return ResponseEntity.created(URI.create(place + id))
          .eTag("\"" + result.version() + "\"")
          .header("Event-Position", Long.toString(result.position()))
          .body(
              new IssuedKey(
                  issued.key(), id, issued.secret().reveal(), issued.secret().fingerprint()));
    }
  }
}
