package io.leadledger.command.scraping.content;

import java.util.List;
import java.util.stream.Collectors;

/// Puts Markdown together line by line: spaces collapse, blocks have an empty line between them,
/// and what is in lists and quotes begins as they want it.
final class MarkdownLines {
  /// As much as anybody wants to have; what pages can do with few words has to end somewhere.
  private static final int MOST = 500_000;

  private final StringBuilder out = new StringBuilder();
  private final StringBuilder line = new StringBuilder();
  private String first = "";
  private String further = "";
  private boolean tight;

  String text() {
    end();
    return out.toString();
  }

  /// Whether there is so much that nobody wants more.
  boolean isFull() {
    return out.length() + line.length() > MOST;
  }

  /// As many spaces.
  static String blank(String mark) {
    return mark.chars().mapToObj(_ -> " ").collect(Collectors.joining());
  }

  /// Words of the page; letters that would mean something in Markdown are kept from it.
  void words(String words) {
    for (int i = 0; i < words.length(); i++) {
      char c = words.charAt(i);
      if (Texts.isSpace(c)) {
        space();
      } else if (c >= ' ' && c != '\u200b' && c != '\u00ad' && c != '\ufeff') {
        if (c == '*' || c == '`' || c == '[' || c == ']' || c == '<' || c == '\\') {
          line.append('\\');
        }
        line.append(c);
      }
    }
  }

  void raw(String markdown) {
    line.append(markdown);
  }

  void lineBreak() {
    trim();
    if (!line.isEmpty()) {
      line.append('\n');
    }
  }

  /// Where a mark was put.
  int mark(String mark) {
    line.append(mark);
    return line.length();
  }

  /// Ends what was marked; spaces go before the mark. A mark around nothing is taken back.
  void unmark(int start, String mark) {
    close(start, mark, mark.length());
  }

  /// Ends a link.
  void close(int start, String end) {
    close(start, end, 1);
  }

  private void close(int start, String end, int opening) {
    if (start > line.length()) {
      // A block began inside: the mark is in a line that is written already.
      return;
    }
    int last = line.length();
    while (last > start && line.charAt(last - 1) <= ' ') {
      last--;
    }
    if (last == start) {
      line.delete(start - opening, start);
      return;
    }
    String after = line.substring(last);
    line.setLength(last);
    if (line.charAt(start) == ' ') {
      line.deleteCharAt(start);
      line.insert(start - opening, ' ');
    }
    line.append(end).append(after);
  }

  /// Writes the line, if there is one.
  void end() {
    trim();
    if (!line.isEmpty()) {
      if (startsLikeABlock(line)) {
        line.insert(0, '\\');
      }
      block(line.toString());
    }
    line.setLength(0);
  }

  /// Writes what is in there so that its first line begins with one thing, all others with another.
  void within(String beginning, String others, Runnable inside) {
    end();
    String outerFirst = first;
    String outerFurther = further;
    first = outerFirst + beginning;
    further = outerFurther + others;
    inside.run();
    end();
    // Where nothing was written, the beginning of the outer one is still to come.
    first = first.equals(outerFirst + beginning) ? outerFirst : outerFurther;
    further = outerFurther;
  }

  /// No empty line before the next block.
  void tighten() {
    tight = true;
  }

  /// An empty line before the next block, unless it is inside another one.
  void loosen() {
    tight = !further.isEmpty();
  }

  void rule() {
    end();
    block("---");
  }

  void fenced(String code) {
    end();
    String body = code.stripTrailing();
    if (!body.isBlank()) {
      String fence = body.contains("```") ? "````" : "```";
      block(fence + "\n" + (body.startsWith("\n") ? body.substring(1) : body) + "\n" + fence);
    }
  }

  void table(List<List<String>> rows) {
    end();
    if (rows.isEmpty()) {
      return;
    }
    int columns = rows.stream().mapToInt(List::size).max().orElse(0);
    var table = new StringBuilder();
    for (int i = 0; i < rows.size(); i++) {
      table.append(i == 0 ? "|" : "\n|");
      for (int column = 0; column < columns; column++) {
        List<String> row = rows.get(i);
        table.append(' ').append(column < row.size() ? row.get(column) : "").append(" |");
      }
      if (i == 0) {
        table.append("\n|").append(" --- |".repeat(columns));
      }
    }
    block(table.toString());
  }

  private void block(String text) {
    if (!out.isEmpty()) {
      out.append(tight ? "\n" : "\n\n");
    }
    tight = false;
    out.append(first);
    for (int i = 0; i < text.length() && out.length() <= MOST; i++) {
      char c = text.charAt(i);
      out.append(c);
      if (c == '\n') {
        out.append(further);
      }
    }
    first = further;
  }

  private void space() {
    int length = line.length();
    if (length > 0 && line.charAt(length - 1) > ' ') {
      line.append(' ');
    }
  }

  private void trim() {
    int length = line.length();
    while (length > 0 && line.charAt(length - 1) <= ' ') {
      length--;
    }
    line.setLength(length);
  }

  private static boolean startsLikeABlock(StringBuilder line) {
    char c = line.charAt(0);
    boolean spaced = line.length() > 1 && line.charAt(1) == ' ';
    return c == '#' || c == '>' || (c == '-' || c == '+') && spaced;
  }
}
