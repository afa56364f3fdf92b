package io.leadledger.command.scraping.content;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/// The words of a page line by line as they are seen, footers included: that is where people say
/// who they are.
final class Lines implements NodeFilter {
  private static final int MOST_LETTERS = 200_000;
  private static final int LONGEST = 2_000;

  private final List<String> lines = new ArrayList<>();
  private final StringBuilder line = new StringBuilder();
  private int letters;

  static List<String> of(Document document) {
    var lines = new Lines();
    document.body().filter(lines);
    lines.end();
    return lines.lines;
  }

  static List<String> of(String text) {
    String some = text.substring(0, Math.min(text.length(), MOST_LETTERS));
    return some.lines().map(Texts::spaced).filter(line -> !line.isEmpty()).map(Lines::cut).toList();
  }

  @Override
  public FilterResult head(Node node, int depth) {
    if (node instanceof Element element) {
      Patience.check();
      if (element.isBlock() || element.nameIs("br")) {
        end();
      } else if (element.nameIs("td")) {
        line.append(' ');
      }
      return isUnread(element) ? FilterResult.SKIP_ENTIRELY : FilterResult.CONTINUE;
    }
    if (node instanceof TextNode text) {
      String words = text.getWholeText();
      letters += words.length();
      line.append(words);
    }
    return letters < MOST_LETTERS ? FilterResult.CONTINUE : FilterResult.STOP;
  }

  @Override
  public FilterResult tail(Node node, int depth) {
    if (node instanceof Element element && element.isBlock()) {
      end();
    }
    return FilterResult.CONTINUE;
  }

  /// Samples of programs say nothing about anybody.
  private static boolean isUnread(Element element) {
    return Boilerplate.isUnseen(element) || element.nameIs("pre") || element.nameIs("code");
  }

  private void end() {
    if (line.isEmpty()) {
      return;
    }
    String words = Texts.spaced(line.toString());
    if (!words.isEmpty()) {
      lines.add(cut(words));
    }
    line.setLength(0);
  }

  private static String cut(String words) {
    return words.length() > LONGEST ? words.substring(0, LONGEST) : words;
  }
}
