package io.leadledger.query.site;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a company's website tells, and from which page it is known.
///
/// @param readings of it, the newest first
/// @param facts each once, as the newest reading that tells it has it; the surest of a kind first
@JsonInclude(JsonInclude.Include.NON_NULL)
record CompanySite(UUID companyId, List<Reading> readings, List<Fact> facts) {

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Reading(
      UUID jobId,
      String status,
      int pagesRead,
      @Nullable Instant startedAt,
      @Nullable Instant endedAt) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Fact(
      String kind,
      String value,
      BigDecimal confidence,
      UUID pageId,
      @Nullable String url,
      @Nullable String title,
      Instant seenAt) {}
}
