package io.leadledger.command.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;

/// The text of a file, without a byte order mark. All of it that comes before a byte that means
/// nothing in the file's encoding can be read; then it is told on which line and at which offset
/// that byte stands, which the platform's own reader does not know.
final class DecodedText extends Reader {
  private static final int AT_ONCE = 8_192;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final InputStream bytes;
  private final CharsetDecoder decoder;
  private final ByteBuffer input = ByteBuffer.allocate(AT_ONCE).flip();
  private final CharBuffer decoded = CharBuffer.allocate(AT_ONCE).flip();
  private boolean atStart = true;
  private boolean atEnd;
  private long offset;
  private long line = 1;
  private char last;

  DecodedText(InputStream bytes, Charset charset) {
    this.bytes = bytes;
    this.decoder = charset.newDecoder();
  }

  /// @throws Undecodable if the next byte means nothing
  @Override
  public int read(char[] buffer, int from, int length) throws IOException {
    while (!decoded.hasRemaining()) {
      if (!decode()) {
        return -1;
      }
    }
    int read = Math.min(length, decoded.remaining());
    decoded.get(buffer, from, read);
    return read;
  }

  /// Whether there may be more.
  private boolean decode() throws IOException {
    decoded.clear();
    int before = input.position();
    CoderResult step = decoder.decode(input, decoded, atEnd);
    offset += input.position() - before;
    decoded.flip();
    if (decoded.hasRemaining()) {
      countLines();
      return true;
    }
    if (step.isError()) {
      throw new Undecodable(decoder.charset(), line, offset);
    }
    return !atEnd && fill();
  }

  private boolean fill() throws IOException {
    input.compact();
    int read = bytes.read(input.array(), input.position(), input.remaining());
    atEnd = read < 0;
    input.position(input.position() + Math.max(0, read)).flip();
    return true;
  }

  /// A line ends with CR, LF or both.
  private void countLines() {
    for (int i = decoded.position(); i < decoded.limit(); i++) {
      char character = decoded.get(i);
      if (character == '\r' || (character == '\n' && last != '\r')) {
        line++;
      }
      last = character;
    }
    if (atStart && decoded.get(decoded.position()) == BYTE_ORDER_MARK) {
      decoded.get();
    }
    atStart = false;
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }
}
