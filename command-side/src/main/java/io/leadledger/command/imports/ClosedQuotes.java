package io.leadledger.command.imports;

import de.siegmar.fastcsv.reader.CsvParseException;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/// Refuses text that ends within quotes. A parser takes whatever follows a quote that is never
/// closed, to the end of the file, for one cell: rows would be lost without a word.
final class ClosedQuotes extends FilterReader {
  private static final char QUOTE = '"';

  private final char delimiter;
  private State state = State.BEFORE_CELL;

  private enum State {
    BEFORE_CELL,
    PLAIN,
    QUOTED,
    AFTER_QUOTE
  }

  ClosedQuotes(Reader text, char delimiter) {
    super(text);
    this.delimiter = delimiter;
  }

  @Override
  public int read(char[] buffer, int offset, int length) throws IOException {
    int read = super.read(buffer, offset, length);
    for (int i = offset; i < offset + read; i++) {
      state = after(buffer[i]);
    }
    return atEnd(read);
  }

  @Override
  public int read() throws IOException {
    int character = super.read();
    if (character >= 0) {
      state = after((char) character);
    }
    return atEnd(character);
  }

  private int atEnd(int read) {
    if (read < 0 && state == State.QUOTED) {
      throw new CsvParseException("A quote is never closed");
    }
    return read;
  }

  private State after(char character) {
    boolean ends = character == delimiter || character == '\n' || character == '\r';
    return switch (state) {
      case BEFORE_CELL ->
          character == QUOTE ? State.QUOTED : ends ? State.BEFORE_CELL : State.PLAIN;
      case PLAIN -> ends ? State.BEFORE_CELL : State.PLAIN;
      case QUOTED -> character == QUOTE ? State.AFTER_QUOTE : State.QUOTED;
      case AFTER_QUOTE ->
          character == QUOTE ? State.QUOTED : ends ? State.BEFORE_CELL : State.PLAIN;
    };
  }
}
