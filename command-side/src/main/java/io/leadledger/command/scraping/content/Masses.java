package io.leadledger.command.scraping.content;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/// How much text there is in each element, and how much of it in links. What nobody sees has none.
final class Masses implements NodeFilter {
  private static final Mass NOTHING = new Mass();

  private final Map<Element, Mass> masses;
  private final Deque<Mass> open = new ArrayDeque<>();
  private int links;

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

  private Masses(int size) {
    this.masses = new IdentityHashMap<>(size);
  }

  /// @param size how many elements there are, or a few more
  static Masses of(Element root, int size) {
    var masses = new Masses(size);
    root.filter(masses);
    return masses;
  }

  Mass in(Element element) {
    return masses.getOrDefault(element, NOTHING);
  }

  @Override
  public FilterResult head(Node node, int depth) {
    if (node instanceof Element element) {
      Patience.check();
      if (Boilerplate.isUnseen(element)) {
        return FilterResult.SKIP_ENTIRELY;
      }
      var mass = new Mass();
      masses.put(element, mass);
      open.push(mass);
      links += element.nameIs("a") ? 1 : 0;
    } else if (node instanceof TextNode text && !open.isEmpty()) {
      int letters = letters(text.getWholeText());
      open.element().text += letters;
      open.element().linked += links > 0 ? letters : 0;
    }
    return FilterResult.CONTINUE;
  }

  @Override
  public FilterResult tail(Node node, int depth) {
    if (node instanceof Element element) {
      Mass mass = open.pop();
      links -= element.nameIs("a") ? 1 : 0;
      Mass parent = open.peek();
      if (parent != null) {
        parent.text += mass.text;
        parent.linked += mass.linked;
      }
    }
    return FilterResult.CONTINUE;
  }

  private static int letters(String text) {
    int letters = 0;
    for (int i = 0; i < text.length(); i++) {
      letters += text.charAt(i) > ' ' ? 1 : 0;
    }
    return letters;
  }
}
