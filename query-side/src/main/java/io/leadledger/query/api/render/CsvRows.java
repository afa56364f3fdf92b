package io.leadledger.query.api.render;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Writes CSV (RFC 4180). NULL is an empty cell, an empty text a quoted one, so that PostgreSQL's
/// COPY reads back the same.
///
/// For spreadsheets, which run a cell that begins like a formula, such texts get an apostrophe in
/// front (ADR 0043); and a byte order mark tells them that it is UTF-8.
final class CsvRows implements RowWriter {
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
  private static final String FORMULA_STARTS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

  private final Writer out;
  private final CsvWriter csv;
  private final List<String> names;
  private final boolean forSpreadsheets;

  CsvRows(Writer out, List<String> names, boolean forSpreadsheets) {
    this.out = out;
    this.names = names;
    this.forSpreadsheets = forSpreadsheets;
    this.csv = CsvWriter.builder().quoteStrategy(QuoteStrategies.EMPTY).bufferSize(0).build(out);
  }

  @Override
  public void begin() throws IOException {
    if (forSpreadsheets) {
      out.write('\uFEFF');
    }
    csv.writeRecord(names.stream().map(this::cell).toList());
  }

  @Override
  public void row(List<@Nullable String> cells) {
    csv.writeRecord(cells.stream().map(this::cell).toList());
  }

  @Override
  public void end() {
    // the last record is complete already
  }

  private @Nullable String cell(@Nullable String text) {
    return forSpreadsheets && text != null && looksLikeFormula(text) ? "'" + text : text;
  }

  private static boolean looksLikeFormula(String text) {
    return !text.isEmpty()
        && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0
        && !NUMBER.matcher(text).matches();
  }
}
