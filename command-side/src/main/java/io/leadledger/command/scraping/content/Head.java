package io.leadledger.command.scraping.content;

import io.leadledger.command.scraping.address.PageAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// What a page says about itself in its head.
final class Head {
  private static final int TITLE = 500;
  private static final int DESCRIPTION = 2_000;
  private static final int PROPERTY = 2_000;
  private static final int MOST_PROPERTIES = 60;

  private static final Pattern CANONICAL = Pattern.compile("(?i)(?:^|\\s)canonical(?:\\s|$)");

  private final Document document;
  private final Parts parts;
  private final Base base;
  private final Map<String, String> named = new LinkedHashMap<>();
  private final Map<String, String> properties = new LinkedHashMap<>();

  Head(Document document, Parts parts, PageAddress address) {
    this.document = document;
    this.parts = parts;
    this.base =
        new Base(
            parts
                .first("base", "href")
                .flatMap(stated -> address.link(stated.attr("href")))
                .orElse(address));
    for (Element meta : parts.named("meta")) {
      String content = meta.attr("content");
      String property = lower(meta.attr("property"));
      String name = lower(meta.hasAttr("name") ? meta.attr("name") : meta.attr("http-equiv"));
      if (isOpenGraph(property)) {
        note(properties, property, content);
      } else if (name.startsWith("twitter:") || isOpenGraph(name)) {
        note(properties, name, content);
      } else if (!name.isEmpty()) {
        // Several of one name, as of `robots`, all count.
        named.merge(name, content, (one, other) -> one + "," + other);
      }
    }
  }

  /// From where links are meant.
  Base base() {
    return base;
  }

  @Nullable String title() {
    String title = Texts.line(document.title(), TITLE);
    if (title == null) {
      title = Texts.line(properties.get("og:title"), TITLE);
    }
    List<Element> headings = parts.named("h1");
    return title != null || headings.isEmpty()
        ? title
        : Texts.line(headings.getFirst().text(), TITLE);
  }

  @Nullable String description() {
    String description = Texts.line(named.get("description"), DESCRIPTION);
    return description == null
        ? Texts.line(properties.get("og:description"), DESCRIPTION)
        : description;
  }

  /// What the page calls its language.
  @Nullable String language() {
    Element html = document.selectFirst("html");
    String language = html == null ? "" : html.attr("lang");
    if (language.isBlank() && html != null) {
      language = html.attr("xml:lang");
    }
    if (language.isBlank()) {
      language = named.getOrDefault("content-language", "");
    }
    return language.isBlank() ? properties.get("og:locale") : language;
  }

  /// @param header what the header says of it
  @Nullable PageAddress canonical(@Nullable String header) {
    String href =
        parts.named("link").stream()
            .filter(link -> link.hasAttr("href") && CANONICAL.matcher(link.attr("rel")).find())
            .findFirst()
            .map(link -> link.attr("href"))
            .orElse(header);
    return href == null || href.isBlank() ? null : base.link(href).orElse(null);
  }

  Map<String, String> openGraph() {
    return properties;
  }

  /// What is said to all crawlers, and to that of this product.
  String robots(String product) {
    return named.getOrDefault("robots", "") + "," + named.getOrDefault(lower(product), "");
  }

  private static boolean isOpenGraph(String property) {
    return property.startsWith("og:")
        || property.startsWith("article:")
        || property.startsWith("business:")
        || property.startsWith("place:");
  }

  private static void note(Map<String, String> into, String name, String content) {
    String value = Texts.line(content, PROPERTY);
    if (value != null && into.size() < MOST_PROPERTIES && name.length() < 100) {
      into.putIfAbsent(name, value);
    }
  }

  private static String lower(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }
}
