package io.leadledger.command.values;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.mozilla.universalchardet.UniversalDetector;

/// Finds out in which encoding a file is while it passes by: UTF-8 if it is valid as such, else
/// what its byte order mark or its letters tell.
public final class CharsetGuess {
  /// The bytes that mean nothing in windows-1252, in which spreadsheets save.
  private static final List<Byte> NOT_WINDOWS_1252 =
      List.of((byte) 0x81, (byte) 0x8d, (byte) 0x8f, (byte) 0x90, (byte) 0x9d);

  private final CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();
  private final CharBuffer scratch = CharBuffer.allocate(8_192);
  private final UniversalDetector detector = new UniversalDetector();
  private ByteBuffer pending = ByteBuffer.allocate(0);
  private boolean validUtf8 = true;
  private boolean maybeWindows = true;
  private long zeroesAtEven;
  private long zeroesAtOdd;
  private long bytes;

  public void see(byte[] chunk) {
    if (!detector.isDone()) {
      detector.handleData(chunk);
    }
    for (byte b : chunk) {
      if (b == 0 && (bytes & 1) == 0) {
        zeroesAtEven++;
      } else if (b == 0) {
        zeroesAtOdd++;
      }
      maybeWindows &= NOT_WINDOWS_1252.indexOf(b) < 0;
      bytes++;
    }
    if (validUtf8) {
      decode(chunk);
    }
  }

  /// Empty if nothing fits.
  public Optional<Charset> charset() {
    if (zeroesAtEven > bytes / 4) {
      return Optional.of(StandardCharsets.UTF_16BE);
    }
    if (zeroesAtOdd > bytes / 4) {
      return Optional.of(StandardCharsets.UTF_16LE);
    }
    if (validUtf8 && pending.remaining() == 0) {
      return Optional.of(StandardCharsets.UTF_8);
    }
    detector.dataEnd();
    return Optional.ofNullable(detector.getDetectedCharset())
        .filter(Charset::isSupported)
        .or(() -> maybeWindows ? Optional.of("windows-1252") : Optional.empty())
        .map(Charset::forName);
  }

  private void decode(byte[] chunk) {
    ByteBuffer input =
        ByteBuffer.allocate(pending.remaining() + chunk.length).put(pending).put(chunk).flip();
    while (true) {
      var step = utf8.decode(input, scratch, false);
      scratch.clear();
      if (step.isError()) {
        validUtf8 = false;
        return;
      }
      if (step.isUnderflow()) {
        pending = input.slice();
        return;
      }
    }
  }
}
