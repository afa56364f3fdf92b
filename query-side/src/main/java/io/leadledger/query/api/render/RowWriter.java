package io.leadledger.query.api.render;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes rows one after the other, in one format.
public interface RowWriter {

  /// What stands before the first row.
  void begin() throws IOException;

  /// One row. JSON formats take one cell, the whole object.
  void row(List<@Nullable String> cells) throws IOException;

  /// What stands after the last row: its absence tells a reader that rows are missing.
  void end() throws IOException;

  /// The writer for a format.
  ///
  /// @param names of the columns, for a header line
  /// @param forSpreadsheets whether CSV is meant for a spreadsheet, which takes some texts for
  ///     formulas
  static RowWriter to(Writer out, Format format, List<String> names, boolean forSpreadsheets) {
    return switch (format) {
      case JSON -> new JsonRows(out, "[", ",\n ", "]");
      case OBJECT -> new JsonRows(out, "", "", "");
      case NDJSON -> new JsonRows(out, "", "\n", "\n");
      case CSV -> new CsvRows(out, names, forSpreadsheets);
    };
  }
}
