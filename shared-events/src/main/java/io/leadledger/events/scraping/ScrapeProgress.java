package io.leadledger.events.scraping;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How far a job has come.
///
/// @param pages that have been read, those included that had not changed
/// @param queued addresses that are still to be looked at
/// @param skipped addresses that were not read, by reason
/// @param failed addresses that could not be read
/// @param added pages that the last job of the same scope did not have
/// @param changed pages that are not as the last job of the same scope found them
/// @param gone pages of the last job of the same scope that are there no longer
/// @param activeMillis of work, without pauses
/// @param pagesPerSecond of late; null before there is anything to go by
/// @param secondsLeft null before there is anything to go by
public record ScrapeProgress(
    int pages,
    int queued,
    Map<String, Integer> skipped,
    int failed,
    int added,
    int changed,
    int gone,
    long bytes,
    long activeMillis,
    @Nullable Double pagesPerSecond,
    @Nullable Long secondsLeft) {
  public static final ScrapeProgress NONE =
      new ScrapeProgress(0, 0, Map.of(), 0, 0, 0, 0, 0, 0, null, null);
}
