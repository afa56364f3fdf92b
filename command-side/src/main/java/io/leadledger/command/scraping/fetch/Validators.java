package io.leadledger.command.scraping.fetch;

import org.jspecify.annotations.Nullable;

/// By what a server knows a state of a page again (RFC 9110, 8.8).
///
/// @param etag as the server wrote it
/// @param lastModified as the server wrote it
public record Validators(@Nullable String etag, @Nullable String lastModified) {
  public static final Validators NONE = new Validators(null, null);
}
