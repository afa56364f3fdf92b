package io.leadledger.command.lead;

import io.leadledger.command.values.PhoneNumbers;
import io.leadledger.events.lead.LeadContact;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The bodies of requests about leads, as JSON says them.
final class LeadBody {
  private LeadBody() {}

  /// `phone` may be a national number when `phoneRegion` says of which country.
  record Contact(
      @Nullable String firstName,
      @Nullable String lastName,
      @Nullable String fullName,
      @Nullable String email,
      @Nullable String phone,
      @Schema(description = "ISO 3166 country of a national phone number", example = "DE")
          @Nullable String phoneRegion,
      @Nullable String jobTitle,
      @Nullable Integer age,
      @Nullable String preferredMethod,
      @Nullable String bestCallTime,
      @Schema(description = "IANA time zone", example = "Europe/Berlin")
          @Nullable String timezone) {

    LeadContact toContact() {
      return new LeadContact(
          firstName,
          lastName,
          fullName,
          email,
          PhoneNumbers.read(phone, phoneRegion),
          jobTitle,
          age,
          preferredMethod,
          bestCallTime,
          timezone);
    }
  }

  record Capture(
      @Nullable String externalId,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "organic_search")
          @Nullable String source,
      @Nullable Map<String, Object> sourceDetails,
      @Nullable Contact contact,
      @Schema(description = "Known while the lead is an anonymous visitor")
          @Nullable String browserId,
      @Nullable UUID companyId,
      @Nullable String companyName,
      @Nullable Map<String, Object> customFields,
      @Schema(description = "When the lead became known, if not now")
          @Nullable Instant capturedAt) {}

  record Erasure(
      @Schema(description = "`asked` (by the person), `retention` or `other`; `asked` if absent")
          @Nullable String ground) {}

  record Company(@Nullable UUID companyId, @Nullable String companyName) {}

  record Visit(
      @Nullable String browserId,
      @Nullable String pageUrl,
      @Nullable String referrer,
      @Nullable Instant visitedAt) {}

  record Assignment(UUID assigneeId, @Nullable String reason) {}

  record Interaction(
      String type,
      @Nullable String direction,
      @Nullable String subject,
      @Nullable String content,
      @Nullable String outcome,
      @Nullable Integer durationSeconds,
      @Nullable Instant scheduledAt,
      @Nullable Instant completedAt,
      @Nullable Instant occurredAt) {}

  record Score(int score, @Nullable Map<String, Integer> breakdown, String model) {}

  record Enrichment(
      String source, @Nullable Map<String, @Nullable Object> fields, BigDecimal confidence) {}

  record Stage(UUID pipelineId, UUID stageId) {}

  record Conversion(
      @Schema(description = "The customer that the lead becomes; made if absent")
          @Nullable UUID customerId,
      @Nullable UUID opportunityId,
      @Nullable BigDecimal value,
      @Schema(description = "ISO 4217, needed with a value", example = "EUR")
          @Nullable String currency) {}
}
