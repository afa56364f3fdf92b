package io.leadledger.command.scraping.content;

import io.leadledger.command.scraping.address.PageAddress;
import io.leadledger.command.scraping.fetch.FetchSettings;
import io.leadledger.command.scraping.fetch.Outcome;
import io.leadledger.command.scraping.manners.PageRobots;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.springframework.stereotype.Component;

/// Reads what stands on a page. A page is parsed once, and what looks for something in it leaves it
/// as it is.
@Component
public class PageReader {
  private static final int LONGEST_TEXT = 500_000;

  private final FetchSettings settings;
  private final StructuredData structuredData = new StructuredData();

  PageReader(FetchSettings settings) {
    this.settings = settings;
  }

  /// @throws ReadingStopped if the thread that reads is interrupted
  public PageReading read(Outcome.Fetched page) {
    return page.contentType().endsWith("html") ? html(page) : text(page);
  }

  private PageReading html(Outcome.Fetched page) {
    Document document = Markup.parsed(page.text(), page.finalAddress().url());
    var parts = Parts.of(document);
    var head = new Head(document, parts, page.finalAddress());
    PageRobots robots =
        PageRobots.of(page.robots(), settings.product())
            .and(PageRobots.of(head.robots(settings.product()), settings.product()));
    List<Map<String, Object>> structured = structuredData.of(parts);
    String text = cut(MainText.of(document, parts, head.base()));
    String language = Languages.of(head.language(), page.language(), text);
    var facts = new FactBook(Regions.of(page.finalAddress(), language, structured));
    new OrganisationFacts(facts, head.base()).add(structured);
    new LinkFacts(facts, head.base()).add(parts, head);
    new TextFacts(facts).add(Lines.of(document));
    return new Draft(head.title(), head.description(), language, head.canonical(page.canonical()))
        .reading(
            head.openGraph(),
            structured,
            text,
            Links.of(parts, head.base(), robots.follow()),
            robots,
            facts.sorted());
  }

  private PageReading text(Outcome.Fetched page) {
    String text = cut(page.text().strip());
    PageRobots robots = PageRobots.of(page.robots(), settings.product());
    String language = Languages.of(null, page.language(), text);
    var facts = new FactBook(Regions.of(page.finalAddress(), language, List.of()));
    new TextFacts(facts).add(Lines.of(text));
    String title = text.lines().findFirst().map(line -> Texts.line(line, 200)).orElse(null);
    PageAddress canonical =
        page.canonical() == null ? null : page.finalAddress().link(page.canonical()).orElse(null);
    return new Draft(title, null, language, canonical)
        .reading(Map.of(), List.of(), text, List.of(), robots, facts.sorted());
  }

  private static String cut(String text) {
    return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
  }
}
