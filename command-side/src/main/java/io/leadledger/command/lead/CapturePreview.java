package io.leadledger.command.lead;

import io.leadledger.command.claims.Claims;
import io.leadledger.command.lead.LeadCommand.CaptureLead;
import io.leadledger.command.platform.RuleBroken;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Says what would become of a captured lead, without capturing it.
@Component
public class CapturePreview {
  private final Claims claims;

  CapturePreview(Claims claims) {
    this.claims = claims;
  }

  /// The active lead that it would be refused for.
  ///
  /// @throws RuleBroken if it would be refused for what it is
  public Optional<UUID> existingLead(UUID tenant, CaptureLead command) {
    Lead.requireIdentity(command.externalId(), command.contact(), command.browserId());
    return LeadClaims.valuesOf(command.externalId(), command.contact()).entrySet().stream()
        .flatMap(value -> claims.holder(tenant, value.getKey(), value.getValue()).stream())
        .findFirst();
  }
}
