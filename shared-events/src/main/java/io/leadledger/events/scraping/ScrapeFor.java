package io.leadledger.events.scraping;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Whom or what a website is read for.
///
/// @param companyId whose website it is: the company that was named, or else the lead's
/// @param funnelProgressId whose data points are looked for
public record ScrapeFor(
    @Nullable UUID leadId, @Nullable UUID companyId, @Nullable UUID funnelProgressId) {
  public static final ScrapeFor NOBODY = new ScrapeFor(null, null, null);

  /// Whose data the pages are: the lead's, or else the company's, or else the job's own.
  UUID subjectOr(UUID job) {
    if (leadId != null) {
      return leadId;
    }
    return companyId == null ? job : companyId;
  }
}
