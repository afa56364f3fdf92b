package io.leadledger.events.scraping;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// By what it is seen whether a page has changed.
///
/// @param etag as its server named this state of it
/// @param lastModified as its server says
/// @param aspects digests of `title`, `description`, `text`, `links`, `metadata` and `contacts`
public record PageFingerprint(
    @Nullable String etag, @Nullable String lastModified, Map<String, String> aspects) {}
