package io.leadledger.command.scraping.fetch;

import io.leadledger.command.values.CharsetGuess;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// In which encoding a body is: its byte order mark says it, or else its header, or else the
/// document itself, or else what its letters look like.
final class Charsets {
  private static final int WHERE_DOCUMENTS_SAY_IT = 4_096;
  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final Pattern DECLARED =
      Pattern.compile(
          "(?i)<meta[^>]{0,500}?charset\\s*=\\s*[\"']?\\s*([a-z0-9_:.-]{1,40})"
              + "|<\\?xml[^>]{0,200}?encoding\\s*=\\s*[\"']([a-z0-9_:.-]{1,40})");

  private Charsets() {}

  static Charset of(byte[] body, @Nullable String header, boolean markup) {
    return mark(body)
        .or(() -> named(header))
        .or(() -> markup ? declared(body) : Optional.empty())
        .orElseGet(() -> guessed(body));
  }

  private static Optional<Charset> mark(byte[] body) {
    if (startsWith(body, 0xef, 0xbb, 0xbf)) {
      return Optional.of(StandardCharsets.UTF_8);
    }
    if (startsWith(body, 0xfe, 0xff)) {
      return Optional.of(StandardCharsets.UTF_16BE);
    }
    return startsWith(body, 0xff, 0xfe) ? Optional.of(StandardCharsets.UTF_16LE) : Optional.empty();
  }

  private static Optional<Charset> declared(byte[] body) {
    var start =
        new String(
            body, 0, Math.min(body.length, WHERE_DOCUMENTS_SAY_IT), StandardCharsets.ISO_8859_1);
    Matcher found = DECLARED.matcher(start);
    // Whoever could read this far in one byte per letter knows that it is not UTF-16.
    return found.find()
        ? named(found.group(1) == null ? found.group(2) : found.group(1))
            .map(set -> set.name().startsWith("UTF-16") ? StandardCharsets.UTF_8 : set)
        : Optional.empty();
  }

  /// Browsers read Latin-1 as the windows encoding that contains it.
  private static Optional<Charset> named(@Nullable String name) {
    if (name == null) {
      return Optional.empty();
    }
    try {
      Charset set = Charset.forName(name.strip().toLowerCase(Locale.ROOT));
      return Optional.of(
          set.equals(StandardCharsets.ISO_8859_1) || set.equals(StandardCharsets.US_ASCII)
              ? WINDOWS
              : set);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException _) {
      return Optional.empty();
    }
  }

  private static Charset guessed(byte[] body) {
    var guess = new CharsetGuess();
    guess.see(body);
    return guess.charset().orElse(WINDOWS);
  }

  private static boolean startsWith(byte[] body, int... mark) {
    for (int i = 0; i < mark.length; i++) {
      if (body.length <= i || (body[i] & 255) != mark[i]) {
        return false;
      }
    }
    return true;
  }
}
