package io.leadledger.command.scraping.content;

import io.leadledger.command.scraping.address.PageAddress;
import io.leadledger.command.scraping.content.PageReading.Link;
import io.leadledger.command.scraping.manners.PageRobots;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A reading before it is known by what to compare it.
record Draft(
    @Nullable String title,
    @Nullable String description,
    @Nullable String language,
    @Nullable PageAddress canonical) {

  PageReading reading(
      Map<String, String> openGraph,
      List<Map<String, Object>> structured,
      String text,
      List<Link> links,
      PageRobots robots,
      List<Fact> facts) {
    String hash = Digests.of(Texts.spaced(text));
    return new PageReading(
        title,
        description,
        language,
        canonical,
        openGraph,
        structured,
        text,
        hash,
        links,
        robots,
        facts,
        aspects(openGraph, structured, hash, links, facts));
  }

  private Map<String, String> aspects(
      Map<String, String> openGraph,
      List<Map<String, Object>> structured,
      String hash,
      List<Link> links,
      List<Fact> facts) {
    return Map.of(
        "title", Digests.brief(title),
        "description", Digests.brief(description),
        "text", Digests.half(hash),
        "links", Digests.brief(links.stream().map(link -> link.address().key()).sorted().toList()),
        "metadata", Digests.brief(List.of("" + language, "" + canonical, openGraph, structured)),
        "contacts", Digests.brief(facts.stream().map(f -> f.kind() + f.value()).sorted().toList()));
  }
}
