package io.leadledger.command.scraping.content;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;

/// Parses HTML as browsers do, as far as there is room for it: a megabyte of tags takes a hundred
/// of memory.
final class Markup {
  /// As deep as browsers nest elements.
  private static final int DEEPEST = 512;

  private static final int MOST_TAGS = 250_000;

  private Markup() {}

  static Document parsed(String html, String url) {
    return Parser.htmlParser().setMaxDepth(DEEPEST).parseInput(new Letters(some(html)), url);
  }

  private static String some(String html) {
    int tags = 0;
    for (int at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1)) {
      if (++tags > MOST_TAGS) {
        return html.substring(0, at);
      }
    }
    return html;
  }

  /// The parser asks for some letters at a time, and is stopped there if nobody waits any more.
  private static final class Letters extends Reader {
    private final StringReader all;

    Letters(String text) {
      this.all = new StringReader(text);
    }

    @Override
    public int read(char[] into, int from, int most) throws IOException {
      Patience.check();
      return all.read(into, from, most);
    }

    @Override
    public void close() {
      all.close();
    }
  }
}
