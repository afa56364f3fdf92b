package io.leadledger.command.scraping.content;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/// How much text there is in each element, and how much of it in links.
final class Masses implements NodeVisitor {
  private static final Mass NOTHING = new Mass();

  private final Map<Element, Mass> masses = new IdentityHashMap<>();
  private final Deque<Mass> open = new ArrayDeque<>();
  private int links;
  private int unseen;

  /// Letters, without spaces.
  static final class Mass {
    private int text;
    private int linked;

    int text() {
      return text;
    }

    /// Text that is no link.
    int plain() {
      return text - linked;
    }

    boolean isMostlyLinks() {
      return linked > text * 0.8;
    }
  }

  static Masses of(Element root) {
    var masses = new Masses();
    root.traverse(masses);
    return masses;
  }

  Mass in(Element element) {
    return masses.getOrDefault(element, NOTHING);
  }

  @Override
  public void head(Node node, int depth) {
    if (node instanceof Element element) {
      var mass = new Mass();
      masses.put(element, mass);
      open.push(mass);
      links += element.nameIs("a") ? 1 : 0;
      unseen += Boilerplate.isUnseen(element) ? 1 : 0;
    } else if (unseen == 0 && node instanceof TextNode text && !open.isEmpty()) {
      int letters = letters(text.getWholeText());
      open.element().text += letters;
      open.element().linked += links > 0 ? letters : 0;
    }
  }

  @Override
  public void tail(Node node, int depth) {
    if (node instanceof Element element) {
      Mass mass = open.pop();
      links -= element.nameIs("a") ? 1 : 0;
      unseen -= Boilerplate.isUnseen(element) ? 1 : 0;
      Mass parent = open.peek();
      if (parent != null) {
        parent.text += mass.text;
        parent.linked += mass.linked;
      }
    }
  }

  private static int letters(String text) {
    int letters = 0;
    for (int i = 0; i < text.length(); i++) {
      letters += text.charAt(i) > ' ' ? 1 : 0;
    }
    return letters;
  }
}
