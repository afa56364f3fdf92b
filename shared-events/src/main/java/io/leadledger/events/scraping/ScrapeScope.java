package io.leadledger.events.scraping;

import java.util.List;

/// Which addresses belong to a job.
///
/// @param within `host`: those of the start addresses' hosts; `domain`: those of their registered
///     domains; `path`: those below the start addresses' folders
/// @param include patterns of paths, with `*` for any text, of which one has to fit; none for all
/// @param exclude patterns of paths of which none may fit
public record ScrapeScope(String within, List<String> include, List<String> exclude) {}
