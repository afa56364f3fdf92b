package io.leadledger.command.scraping.content;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.Selector;

/// Tables that hold data, as rows of cells.
final class MarkdownTable {
  private static final Evaluator ROW = Selector.evaluatorOf("tr");
  private static final Evaluator BLOCK =
      Selector.evaluatorOf("td :is(table,ul,ol,h1,h2,h3,h4,h5,h6,pre,blockquote,div)");
  private static final int MOST_ROWS = 2_000;
  private static final int MOST_COLUMNS = 100;
  private static final int LONGEST_CELL = 20_000;

  private MarkdownTable() {}

  /// Whether it is there to put things beside each other.
  static boolean isForLayout(Element table) {
    Element row = table.selectFirst(ROW);
    return row == null || row.childrenSize() < 2 || table.selectFirst(BLOCK) != null;
  }

  static List<List<String>> rows(Element table, Predicate<Element> leftOut) {
    List<List<String>> rows = new ArrayList<>();
    for (Element row : table.getElementsByTag("tr")) {
      List<String> cells = new ArrayList<>();
      for (Element cell = row.firstElementChild();
          cell != null && cells.size() < MOST_COLUMNS;
          cell = cell.nextElementSibling()) {
        cells.add(leftOut.test(cell) ? "" : SomeText.of(cell, LONGEST_CELL).replace("|", "\\|"));
      }
      if (rows.size() < MOST_ROWS && cells.stream().anyMatch(cell -> !cell.isBlank())) {
        rows.add(cells);
      }
    }
    return rows;
  }
}
