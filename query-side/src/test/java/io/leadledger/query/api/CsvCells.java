package io.leadledger.query.api;

import java.util.ArrayList;
import java.util.List;

/// A plain reading of CSV by RFC 4180 that tells an empty cell from a quoted empty one: the former
/// is NULL.
final class CsvCells {
  private CsvCells() {}

  /// The cells of every line but the header.
  static List<List<String>> read(String csv) {
    List<List<String>> lines = new ArrayList<>();
    List<String> line = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    boolean wasQuoted = false;
    for (int i = 0; i < csv.length(); i++) {
      char c = csv.charAt(i);
      if (quoted && c == '"' && i + 1 < csv.length() && csv.charAt(i + 1) == '"') {
        cell.append(csv.charAt(++i));
      } else if (c == '"') {
        quoted = !quoted;
        wasQuoted = true;
      } else if (!quoted && (c == ',' || c == '\n')) {
        line.add(cell.isEmpty() && !wasQuoted ? "NULL" : cell.toString());
        cell.setLength(0);
        wasQuoted = false;
        if (c == '\n') {
          lines.add(line);
          line = new ArrayList<>();
        }
      } else if (quoted || c != '\r') {
        cell.append(c);
      }
    }
    return lines.subList(1, lines.size());
  }
}
