package io.leadledger.command.imports;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
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
    Reader text = new InputStreamReader(withoutByteOrderMark(bytes, charset), charset.newDecoder());
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
    Reader text = new InputStreamReader(withoutByteOrderMark(bytes, charset), charset);
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

  private static InputStream withoutByteOrderMark(InputStream bytes, Charset charset)
      throws IOException {
    byte[] mark =
        "\uFEFF"
            .getBytes(
                charset.equals(StandardCharsets.UTF_16) ? StandardCharsets.UTF_16BE : charset);
    var stream = new PushbackInputStream(bytes, mark.length);
    byte[] start = stream.readNBytes(mark.length);
    if (!java.util.Arrays.equals(start, mark)) {
      stream.unread(start);
    }
    return stream;
  }
}
