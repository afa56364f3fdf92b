package io.leadledger.command.scraping.content;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// Finds the main text of a page: in the element that says that it has it, or else in the narrowest
/// one that has most of it (see ADR 0121).
final class MainText {
  private static final double SAYS_SO = 0.2;
  private static final double MOST = 0.75;
  private static final double TOO_MUCH_FOR_BOILERPLATE = 0.5;
  private static final Set<String> CONTAINERS =
      Set.of("div", "section", "article", "main", "form", "center", "table", "tbody", "tr", "td");
  private static final Set<String> HEADINGS = Set.of("h1", "h2", "h3");
  private static final int LITTLE = 200;
  private static final int FEW_LETTERS = 20;

  private final Masses masses;
  private final int all;
  private final Parts parts;
  private final Base base;

  private MainText(Element body, Parts parts, Base base) {
    this.parts = parts;
    this.masses = Masses.of(body, parts.size());
    this.all = masses.in(body).text();
    this.base = base;
  }

  /// As Markdown; links in it are as `base` resolves them.
  static String of(Document document, Parts parts, Base base) {
    Element body = document.body();
    var text = new MainText(body, parts, base);
    Element root = text.root(body);
    String strict = text.written(root, text::isLeftOut);
    // A page that is nothing but a list of links is about them.
    return strict.length() >= LITTLE
        ? strict
        : longer(strict, text.written(root, element -> text.isAround(element)));
  }

  private static String longer(String one, String other) {
    return other.length() > one.length() * 2 ? other : one;
  }

  private String written(Element root, Predicate<Element> leftOut) {
    return new Markdown(base, leftOut).of(root);
  }

  private Element root(Element body) {
    return stated().orElseGet(() -> narrowest(body));
  }

  private Optional<Element> stated() {
    Optional<Element> main =
        parts.named("main").stream()
            .max(Comparator.comparingInt(element -> masses.in(element).text()))
            .filter(element -> masses.in(element).text() > all * SAYS_SO);
    List<Element> articles = main.isPresent() ? List.of() : parts.named("article");
    return articles.size() == 1 && masses.in(articles.getFirst()).text() > all * 2 * SAYS_SO
        ? Optional.of(articles.getFirst())
        : main;
  }

  private Element narrowest(Element body) {
    Element at = body;
    while (true) {
      int whole = 0;
      int most = 0;
      Element next = at;
      for (Element child = at.firstElementChild();
          child != null;
          child = child.nextElementSibling()) {
        int plain = isAround(child) ? 0 : masses.in(child).plain();
        if (plain > 0 && HEADINGS.contains(child.normalName())) {
          return at;
        }
        whole += plain;
        if (plain > most && CONTAINERS.contains(child.normalName())) {
          most = plain;
          next = child;
        }
      }
      if (most == 0 || most < whole * MOST || most < masses.in(at).plain() * SAYS_SO) {
        return at;
      }
      at = next;
    }
  }

  private boolean isLeftOut(Element element) {
    return isAround(element) || isListOfLinks(element);
  }

  private boolean isAround(Element element) {
    return Boilerplate.isUnseen(element)
        || Boilerplate.isAround(element)
            && masses.in(element).text() < all * TOO_MUCH_FOR_BOILERPLATE;
  }

  private boolean isListOfLinks(Element element) {
    return switch (element.normalName()) {
      case "ul", "ol", "dl", "table", "div", "section" -> {
        Masses.Mass mass = masses.in(element);
        yield mass.text() > FEW_LETTERS && mass.isMostlyLinks();
      }
      default -> false;
    };
  }
}
