package io.leadledger.command.scraping.content;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.NodeVisitor;

/// The elements of a page that somebody looks for, gathered in one walk: each question of its own
/// would take a walk of its own.
final class Parts implements NodeVisitor {
  /// What elements are called that are looked for by their name.
  private static final List<String> NAMES =
      List.of("base", "meta", "link", "script", "h1", "main", "article");

  private final Map<String, List<Element>> named = new HashMap<>();
  private final List<Element> links = new ArrayList<>();
  private final List<Element> things = new ArrayList<>();
  private final List<Element> hiddenMails = new ArrayList<>();
  private int size;

  static Parts of(Document document) {
    var parts = new Parts();
    NAMES.forEach(name -> parts.named.put(name, new ArrayList<>()));
    document.traverse(parts);
    return parts;
  }

  @Override
  public void head(Node node, int depth) {
    if (!(node instanceof Element element)) {
      return;
    }
    Patience.check();
    size++;
    List<Element> same = named.get(element.normalName());
    if (same != null) {
      same.add(element);
    }
    if (element.attributesSize() > 0) {
      note(element);
    }
  }

  private void note(Element element) {
    if ((element.nameIs("a") || element.nameIs("area")) && element.hasAttr("href")) {
      links.add(element);
    }
    if (element.attr("role").equals("main") && !element.nameIs("main")) {
      named("main").add(element);
    }
    if (element.hasAttr("itemscope") && !element.hasAttr("itemprop")) {
      things.add(element);
    }
    if (element.hasAttr("data-cfemail")) {
      hiddenMails.add(element);
    }
  }

  /// All of a name, in their order; only names that somebody looks for.
  List<Element> named(String name) {
    return named.getOrDefault(name, List.of());
  }

  Optional<Element> first(String name, String attribute) {
    return named(name).stream().filter(element -> element.hasAttr(attribute)).findFirst();
  }

  /// Elements that lead somewhere.
  List<Element> links() {
    return links;
  }

  /// Elements that show a thing of schema.org which is no property of another.
  List<Element> things() {
    return things;
  }

  /// Elements in which a proxy has hidden an address.
  List<Element> hiddenMails() {
    return hiddenMails;
  }

  /// How many elements there are.
  int size() {
    return size;
  }
}
