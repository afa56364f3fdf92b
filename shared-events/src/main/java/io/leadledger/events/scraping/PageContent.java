package io.leadledger.events.scraping;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What stands on a page.
///
/// @param url under which it was asked for
/// @param finalUrl under which it was found
/// @param canonical address that the page itself names
/// @param text the main text as Markdown; the beginning of it when it is too long
/// @param links absolute addresses; the first of them when there are too many
/// @param metadata open graph, JSON-LD and the like, by kind
public record PageContent(
    String url,
    String finalUrl,
    @Nullable String title,
    @Nullable String description,
    @Nullable String canonical,
    String text,
    List<String> links,
    Map<String, Object> metadata) {}
