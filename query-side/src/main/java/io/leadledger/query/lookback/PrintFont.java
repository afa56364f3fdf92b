package io.leadledger.query.lookback;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/// A font that goes into what is printed. It has Latin, Greek, Cyrillic, Arabic and Hebrew letters,
/// among others, and no Chinese or Japanese ones.
record PrintFont(byte[] file, CmapLookup characters) {
  private static final String FOLDER = "/net/sf/jasperreports/fonts/dejavu/";

  static PrintFont of(String name) {
    try (InputStream in =
        Objects.requireNonNull(PrintFont.class.getResourceAsStream(FOLDER + name + ".ttf"), name)) {
      byte[] file = in.readAllBytes();
      return new PrintFont(
          file, new TTFParser().parse(new RandomAccessReadBuffer(file)).getUnicodeCmapLookup());
    } catch (IOException e) {
      throw new UncheckedIOException("The font " + name + " cannot be read", e);
    }
  }

  InputStream open() {
    return new ByteArrayInputStream(file);
  }

  /// The text, with the number of each character that this font does not have in its place: an
  /// auditor sees that something stands there, and what.
  String shown(String text) {
    return text.codePoints()
        .mapToObj(
            character ->
                has(character)
                    ? Character.toString(character)
                    : String.format(Locale.ROOT, "[U+%04X]", character))
        .collect(Collectors.joining());
  }

  /// Marks that only turn or join letters are shown, too: they can make a name look like another.
  private boolean has(int character) {
    return character == '\n'
        || character == '\t'
        || !Character.isISOControl(character)
            && Character.getType(character) != Character.FORMAT
            && characters.getGlyphId(character) != 0;
  }
}
