package io.leadledger.command.scraping.manners;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What a page says to crawlers, in `X-Robots-Tag` or in its `meta` elements.
///
/// @param index whether its content may be kept
/// @param follow whether its links may be followed
public record PageRobots(boolean index, boolean follow) {
  public static final PageRobots FREE = new PageRobots(true, true);

  /// What directives say that are joined by commas. Those with the name of a crawler before them,
  /// as in `googlebot: noindex`, are for that one, until the next name or the end of the line.
  public static PageRobots of(String directives, String product) {
    return directives
        .toLowerCase(Locale.ROOT)
        .lines()
        .map(line -> line(line, product.toLowerCase(Locale.ROOT)))
        .reduce(FREE, PageRobots::and);
  }

  private static PageRobots line(String directives, String product) {
    boolean forUs = true;
    boolean index = true;
    boolean follow = true;
    for (String part : directives.split(",")) {
      String said = part.strip();
      int colon = said.indexOf(':');
      if (colon > 0 && !VALUED.contains(said.substring(0, colon).strip())) {
        forUs = said.substring(0, colon).strip().equals(product);
        said = said.substring(colon + 1).strip();
      }
      if (forUs) {
        index &= !(said.equals("noindex") || said.equals("none"));
        follow &= !(said.equals("nofollow") || said.equals("none"));
      }
    }
    return new PageRobots(index, follow);
  }

  public PageRobots and(PageRobots other) {
    return new PageRobots(index && other.index, follow && other.follow);
  }

  private static final List<String> VALUED =
      Arrays.asList("unavailable_after", "max-snippet", "max-image-preview", "max-video-preview");
}
