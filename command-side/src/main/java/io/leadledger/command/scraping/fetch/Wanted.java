package io.leadledger.command.scraping.fetch;

import java.util.Set;

/// What may come of a fetch.
///
/// @param types that are taken; empty for all
/// @param accept the header that asks for them
/// @param most bytes after unpacking
/// @param cut whether the beginning is enough when there is more
public record Wanted(Set<String> types, String accept, int most, boolean cut) {
  private static final Set<String> PAGES =
      Set.of("text/html", "application/xhtml+xml", "text/plain", "text/markdown");

  /// HTML and text, not more than so many bytes.
  public static Wanted page(int most) {
    return new Wanted(
        PAGES, "text/html,application/xhtml+xml;q=0.9,text/plain;q=0.8,*/*;q=0.1", most, false);
  }
}
