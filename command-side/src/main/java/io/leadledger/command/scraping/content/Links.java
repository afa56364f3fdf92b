package io.leadledger.command.scraping.content;

import io.leadledger.command.scraping.address.PageAddress;
import io.leadledger.command.scraping.content.PageReading.Link;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/// Where a page leads.
final class Links {
  static final int MOST = 10_000;

  private static final Pattern NOT_VOUCHED_FOR =
      Pattern.compile("(?i)(?:^|\\s)(?:nofollow|ugc|sponsored)(?:\\s|$)");
  private static final Pattern REFRESH =
      Pattern.compile("(?i)^\\s*[\\d.]*\\s*[;,]\\s*(?:url\\s*=\\s*)?[\"']?([^\"']+)");

  private Links() {}

  /// Each address once; an address that the page vouches for somewhere it vouches for.
  static List<Link> of(Parts parts, Base base, boolean follow) {
    Map<String, Link> links = new LinkedHashMap<>();
    for (Element link : parts.links()) {
      if (links.size() >= MOST) {
        break;
      }
      note(
          links,
          base.link(link.attr("href")),
          follow && !NOT_VOUCHED_FOR.matcher(link.attr("rel")).find());
    }
    for (Element meta : parts.named("meta")) {
      Matcher target = REFRESH.matcher(meta.attr("content"));
      if (meta.attr("http-equiv").strip().equalsIgnoreCase("refresh") && target.find()) {
        note(links, base.link(target.group(1)), follow);
      }
    }
    return new ArrayList<>(links.values());
  }

  private static void note(Map<String, Link> links, Optional<PageAddress> to, boolean follow) {
    to.ifPresent(
        address ->
            links.merge(
                address.url(),
                new Link(address, follow),
                (one, other) -> one.follow() ? one : other));
  }
}
