package io.leadledger.command.imports;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.util.Comparator;
import java.util.List;

/// Reads CSV (RFC 4180). Cells are text and nothing else: what looks like a formula stays what it
/// is.
final class CsvText {
  private static final List<Character> DELIMITERS = List.of(',', ';', '\t', '|');
  private static final int LONGEST_CELL = 1 << 20;

  private CsvText() {}

  static CsvReader<CsvRecord> read(InputStream bytes, Charset charset, char delimiter)
      throws IOException {
    Reader text = new DecodedText(bytes, charset);
    return CsvReader.builder()
        .fieldSeparator(delimiter)
        .commentStrategy(CommentStrategy.NONE)
        .skipEmptyLines(true)
        .allowMissingFields(true)
        .allowExtraFields(true)
        .maxBufferSize(LONGEST_CELL)
        .ofCsvRecord(new ClosedQuotes(text, delimiter));
  }

  /// The delimiter that stands most often in the header, outside of quotes.
  static char delimiterOf(InputStream bytes, Charset charset) throws IOException {
    Reader text = new BufferedReader(new DecodedText(bytes, charset));
    int[] found = new int[DELIMITERS.size()];
    boolean quoted = false;
    for (int c = text.read(), read = 0; c >= 0 && read < LONGEST_CELL; c = text.read(), read++) {
      if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && (c == '\n' || c == '\r') && read > 0) {
        break;
      } else if (!quoted && DELIMITERS.indexOf((char) c) >= 0) {
        found[DELIMITERS.indexOf((char) c)]++;
      }
    }
    return DELIMITERS.stream()
        .max(Comparator.comparingInt(d -> found[DELIMITERS.indexOf(d)] * 8 - DELIMITERS.indexOf(d)))
        .orElse(',');
  }
}
