package io.leadledger.command.scraping;

import io.leadledger.command.scraping.content.Fact;
import io.leadledger.command.scraping.content.PageReading;
import io.leadledger.command.scraping.content.PageReading.Link;
import io.leadledger.command.scraping.fetch.Outcome;
import io.leadledger.events.EventJson;
import io.leadledger.events.scraping.PageContent;
import io.leadledger.events.scraping.PageFingerprint;
import io.leadledger.events.scraping.SiteFact;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// What of a page goes into an event: as much as an event store takes without thinking, and nothing
/// that a database cannot store.
final class KeptPage {
  /// The longest text, in characters.
  static final int TEXT = 100_000;

  /// The most links.
  static final int LINKS = 2_000;

  private static final int LINK_CHARACTERS = 300_000;
  private static final int METADATA = 64_000;
  private static final int SHORT = 2_000;
  private static final int FACTS = 100;
  private static final JsonMapper JSON = EventJson.plainMapper();

  private KeptPage() {}

  static Visited of(String url, Outcome.Fetched fetched, PageReading page) {
    List<String> links = links(page);
    if (!page.robots().index()) {
      return new Visited.NotForUs("noindex", null, links, fetched.bytes());
    }
    String text = storable(page.text());
    boolean cut = text.length() > TEXT;
    return new Visited.Read(
        new PageContent(
            url,
            fetched.finalAddress().url(),
            brief(page.title()),
            brief(page.description()),
            page.canonical() == null ? null : page.canonical().url(),
            cut ? whole(text.substring(0, TEXT)) : text,
            links,
            metadata(page)),
        fetched.status(),
        fetched.contentType(),
        page.language(),
        page.contentHash(),
        new PageFingerprint(fetched.state().etag(), fetched.state().lastModified(), page.aspects()),
        cut,
        page.links().size(),
        facts(page),
        fetched.bytes(),
        fetched.took().toMillis());
  }

  static @Nullable String detail(@Nullable String text) {
    return brief(text);
  }

  /// Those that may be followed.
  private static List<String> links(PageReading page) {
    List<String> links = new ArrayList<>();
    int characters = 0;
    for (Link link : page.links()) {
      characters += link.address().url().length();
      if (links.size() == LINKS || characters > LINK_CHARACTERS) {
        break;
      }
      if (link.follow() && page.robots().follow()) {
        links.add(link.address().url());
      }
    }
    return links;
  }

  private static Map<String, Object> metadata(PageReading page) {
    Map<String, Object> metadata = new LinkedHashMap<>();
    if (!page.openGraph().isEmpty()) {
      metadata.put("openGraph", page.openGraph());
    }
    if (!page.structured().isEmpty()) {
      metadata.put("structured", page.structured());
    }
    String json = JSON.writeValueAsString(metadata);
    if (json.length() > METADATA) {
      return Map.of("cut", true);
    }
    return json.contains("\\u0000") ? Map.of("unstorable", true) : metadata;
  }

  private static List<SiteFact> facts(PageReading page) {
    return page.facts().stream()
        .filter(fact -> fact.value().length() <= SHORT && !fact.value().isBlank())
        .limit(FACTS)
        .map(KeptPage::fact)
        .toList();
  }

  private static SiteFact fact(Fact fact) {
    return new SiteFact(fact.kind().key(), storable(fact.value()), fact.confidence());
  }

  private static @Nullable String brief(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    String kept = storable(text);
    return kept.length() > SHORT ? whole(kept.substring(0, SHORT)) : kept;
  }

  /// Without a character of which the other half was cut off.
  private static String whole(String text) {
    return Character.isHighSurrogate(text.charAt(text.length() - 1))
        ? text.substring(0, text.length() - 1)
        : text;
  }

  /// PostgreSQL knows no NUL, and UTF-8 no half of a character.
  private static String storable(String text) {
    boolean fine = true;
    for (int i = 0; i < text.length() && fine; i++) {
      fine = text.charAt(i) != 0 && !Character.isSurrogate(text.charAt(i));
    }
    if (fine) {
      return text;
    }
    StringBuilder kept = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> c == 0 || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? ' ' : c)
        .forEach(kept::appendCodePoint);
    return kept.toString();
  }
}
