package io.leadledger.command.scraping.content;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/// The words of an element as far as they are wanted: elements inside each other that are each
/// asked for all of their words would tell the innermost ones again and again.
final class SomeText implements NodeFilter {
  private final int most;
  private final StringBuilder words = new StringBuilder();

  private SomeText(int most) {
    this.most = most;
  }

  /// On one line, as it is seen.
  static String of(Element element, int most) {
    var text = new SomeText(most);
    element.filter(text);
    String line = Texts.line(text.words.toString(), most);
    return line == null ? "" : line;
  }

  @Override
  public FilterResult head(Node node, int depth) {
    Patience.check();
    if (node instanceof TextNode text) {
      String whole = text.getWholeText();
      words.append(whole, 0, Math.min(whole.length(), room()));
    } else if (node instanceof Element element && (element.isBlock() || element.nameIs("br"))) {
      words.append(' ');
    }
    return room() == 0 ? FilterResult.STOP : FilterResult.CONTINUE;
  }

  /// Twice as much as is wanted is not all spaces.
  private int room() {
    return Math.max(2 * most - words.length(), 0);
  }
}
