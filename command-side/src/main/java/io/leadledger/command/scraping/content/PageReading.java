package io.leadledger.command.scraping.content;

import io.leadledger.command.scraping.address.PageAddress;
import io.leadledger.command.scraping.manners.PageRobots;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What stands on a page.
///
/// @param language as a tag of BCP 47: what the page says, or else what its text looks like
/// @param canonical the address that the page says it has
/// @param openGraph properties such as `og:title`
/// @param structured what JSON-LD and microdata say: things of schema.org, as JSON has them
/// @param text the main text as Markdown, without menus and the like
/// @param contentHash SHA-256 of the main text, in hexadecimal
/// @param links in their order, each address once
/// @param robots what the page says to crawlers
/// @param facts about whom the page belongs to, the surest of each kind first
/// @param aspects digests of `title`, `description`, `text`, `links`, `metadata` and `contacts`
public record PageReading(
    @Nullable String title,
    @Nullable String description,
    @Nullable String language,
    @Nullable PageAddress canonical,
    Map<String, String> openGraph,
    List<Map<String, Object>> structured,
    String text,
    String contentHash,
    List<Link> links,
    PageRobots robots,
    List<Fact> facts,
    Map<String, String> aspects) {

  /// A link to another page.
  ///
  /// @param follow whether the page vouches for it: neither it nor the link say `nofollow`
  public record Link(PageAddress address, boolean follow) {}
}
