package io.leadledger.command.scraping;

import io.leadledger.events.scraping.PageContent;
import io.leadledger.events.scraping.PageFingerprint;
import io.leadledger.events.scraping.SiteFact;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What has come of a visit to an address.
sealed interface Visited {

  /// It is a page. As for the components, see
  /// [io.leadledger.events.scraping.ScrapeJobEvent.PageScraped].
  record Read(
      PageContent content,
      int httpStatus,
      @Nullable String contentType,
      @Nullable String language,
      String contentHash,
      PageFingerprint fingerprint,
      boolean textCut,
      int links,
      List<SiteFact> facts,
      long bytes,
      long millis)
      implements Visited {}

  /// Its server says that it is as it was.
  record NotModified(int httpStatus, long millis) implements Visited {}

  /// Its server says that there is nothing.
  record Missing(int httpStatus) implements Visited {}

  /// It is not to be read, or not to be kept.
  record NotForUs(String reason, @Nullable String detail, @Nullable List<String> links, long bytes)
      implements Visited {}

  /// It could not be read.
  ///
  /// @param passing whether it may be different next time
  record Failed(String error, @Nullable Integer httpStatus, boolean passing) implements Visited {}
}
