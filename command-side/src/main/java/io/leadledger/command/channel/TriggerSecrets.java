package io.leadledger.command.channel;

import io.leadledger.http.AtLeast;
import io.leadledger.http.Caller;
import io.leadledger.http.Role;
import io.leadledger.store.vault.Secrets;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What each tenant's funnels sign their requests with: in the vault.
@RestController
@RequestMapping("/api/v1/funnel-webhook-secret")
@AtLeast(Role.ADMIN)
@Tag(name = "Funnels", description = "Which way somebody goes, and how far they have come")
class TriggerSecrets {
  private static final int BYTES = 24;

  private final Secrets secrets;

  TriggerSecrets(Secrets secrets) {
    this.secrets = secrets;
  }

  record SigningSecret(
      @Schema(description = "As Standard Webhooks writes it; shown this once") String secret) {}

  @PutMapping
  @Operation(summary = "Make a new secret that requests of triggers are signed with")
  SigningSecret renew(Caller caller) {
    byte[] secret = new byte[BYTES];
    new SecureRandom().nextBytes(secret);
    secrets.forget(name(caller.tenant()));
    secrets.get(name(caller.tenant()), () -> secret);
    return new SigningSecret("whsec_" + Base64.getEncoder().encodeToString(secret));
  }

  Optional<byte[]> find(UUID tenant) {
    return secrets.find(name(tenant));
  }

  private static String name(UUID tenant) {
    return "funnel-webhook/" + tenant;
  }
}
