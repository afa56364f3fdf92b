package io.leadledger.command.scraping.content;

import io.leadledger.command.scraping.address.PageAddress;
import java.util.function.Predicate;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/// Writes elements as Markdown, in one walk.
final class Markdown {
  private static final int LONGEST_ADDRESS = 500;

  private final Base base;
  private final Predicate<Element> leftOut;
  private final MarkdownLines lines = new MarkdownLines();

  Markdown(Base base, Predicate<Element> leftOut) {
    this.base = base;
    this.leftOut = leftOut;
  }

  String of(Element root) {
    children(root);
    return lines.text();
  }

  private void children(Element element) {
    for (Node child = element.firstChild(); child != null; child = child.nextSibling()) {
      Patience.check();
      if (lines.isFull()) {
        return;
      }
      if (child instanceof TextNode text) {
        lines.words(text.getWholeText());
      } else if (child instanceof Element inner && !leftOut.test(inner)) {
        write(inner);
      }
    }
  }

  private void write(Element element) {
    switch (element.normalName()) {
      case "h1", "h2", "h3", "h4", "h5", "h6" -> heading(element);
      case "br" -> lines.lineBreak();
      case "hr" -> lines.rule();
      case "ul", "ol" -> list(element);
      case "li" -> item(element, "- ");
      case "dt" -> between(element, "**");
      case "blockquote" -> lines.within("> ", "> ", () -> children(element));
      case "pre" -> lines.fenced(element.wholeText());
      case "table" -> table(element);
      case "strong", "b" -> marked(element, "**");
      case "em", "i" -> marked(element, "*");
      case "code", "kbd", "samp", "tt" -> code(element);
      case "a" -> link(element);
      case "img" -> lines.words(" " + element.attr("alt") + " ");
      default -> {
        if (element.isBlock()) {
          lines.end();
          children(element);
          lines.end();
        } else {
          children(element);
        }
      }
    }
  }

  private void heading(Element element) {
    lines.end();
    int level = element.normalName().charAt(1) - '0';
    lines.within("#".repeat(level) + " ", "", () -> children(element));
  }

  private void list(Element element) {
    lines.end();
    boolean ordered = element.nameIs("ol");
    int number = 1;
    lines.loosen();
    for (Node child = element.firstChild(); child != null; child = child.nextSibling()) {
      Patience.check();
      if (child instanceof Element item && !leftOut.test(item)) {
        if (item.nameIs("li")) {
          item(item, ordered ? number++ + ". " : "- ");
          lines.tighten();
        } else {
          write(item);
        }
      }
    }
    lines.loosen();
  }

  private void item(Element element, String mark) {
    lines.end();
    lines.within(mark, MarkdownLines.blank(mark), () -> children(element));
  }

  private void between(Element element, String mark) {
    lines.end();
    marked(element, mark);
    lines.end();
  }

  private void marked(Element element, String mark) {
    int start = lines.mark(mark);
    children(element);
    lines.unmark(start, mark);
  }

  private void code(Element element) {
    String code = element.text();
    if (!code.isBlank()) {
      String ticks = code.indexOf('`') >= 0 ? "``" : "`";
      lines.raw(ticks + code + ticks);
    }
  }

  private void link(Element element) {
    String href = element.attr("href");
    String to =
        href.isEmpty() || href.startsWith("#")
            ? ""
            : base.link(href).map(PageAddress::url).orElse("");
    if (to.isEmpty() || to.length() > LONGEST_ADDRESS) {
      children(element);
    } else {
      int start = lines.mark("[");
      children(element);
      lines.close(start, "](" + to + ")");
    }
  }

  private void table(Element table) {
    if (MarkdownTable.isForLayout(table)) {
      lines.end();
      children(table);
      lines.end();
    } else {
      lines.table(MarkdownTable.rows(table, leftOut));
    }
  }
}
