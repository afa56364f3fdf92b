package io.leadledger.command.scraping.fetch;

import io.leadledger.command.scraping.fetch.Unpacking.Wire;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.ZipException;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.jspecify.annotations.Nullable;

/// Reads what an answer carries, as far as it is wanted.
final class Content {
  private static final int BOMB = 50;
  private static final int SNIFFED = 512;
  private static final int LEFT_OVER = 65_536;

  private final ClassicHttpResponse answer;
  private final Wanted wanted;
  private final @Nullable Wire wire;

  Content(ClassicHttpResponse answer, Wanted wanted) throws IOException {
    this.answer = answer;
    this.wanted = wanted;
    HttpEntity entity = answer.getEntity();
    this.wire = entity == null ? null : new Wire(entity.getContent());
  }

  /// What came of reading.
  sealed interface Part {
    record Whole(String type, Body body) implements Part {}

    record Unwanted(Refusal reason, String detail) implements Part {}
  }

  long bytes() {
    return wire == null ? 0 : wire.bytes();
  }

  Part read() throws IOException {
    ContentType stated = stated();
    String type = stated == null ? "" : stated.getMimeType().toLowerCase(Locale.ROOT);
    if (!type.isEmpty() && !isWanted(type)) {
      return new Part.Unwanted(Refusal.TYPE, shortened(type));
    }
    if (!wanted.cut() && answer.getEntity() != null && tooLong(answer.getEntity())) {
      return new Part.Unwanted(Refusal.TOO_LARGE, answer.getEntity().getContentLength() + " bytes");
    }
    byte[] bytes = new byte[0];
    if (wire != null) {
      String encoding = header("Content-Encoding");
      try (InputStream unpacked = Unpacking.of(encoding, wire)) {
        if (unpacked == null) {
          return new Part.Unwanted(Refusal.ENCODING, shortened(encoding == null ? "" : encoding));
        }
        bytes = unpacked.readNBytes(wanted.most() + 1);
      } catch (ZipException _) {
        return new Part.Unwanted(Refusal.ENCODING, "damaged");
      } catch (EOFException _) {
        if (bytes() > 0) {
          return new Part.Unwanted(Refusal.ENCODING, "damaged");
        }
      }
    }
    if (bytes.length > wanted.most()) {
      if (!wanted.cut()) {
        boolean bomb = bytes.length > bytes() * BOMB;
        return new Part.Unwanted(
            bomb ? Refusal.COMPRESSION_BOMB : Refusal.TOO_LARGE,
            "more than " + wanted.most() + " bytes");
      }
      bytes = Arrays.copyOf(bytes, wanted.most());
    }
    return whole(type, stated, bytes);
  }

  /// Whether nothing is left to come, so that the connection can be used again.
  boolean isReadToTheEnd() {
    if (wire == null) {
      return true;
    }
    long before = wire.bytes();
    byte[] rest = new byte[8_192];
    try {
      while (wire.bytes() - before < LEFT_OVER) {
        if (wire.read(rest) < 0) {
          return true;
        }
      }
      return false;
    } catch (IOException _) {
      // It does not matter any more.
      return false;
    }
  }

  private Part whole(String type, @Nullable ContentType stated, byte[] bytes) {
    String kind = type.isEmpty() ? sniffed(bytes) : type;
    boolean markup = kind.endsWith("html") || kind.endsWith("xml");
    var charset =
        Charsets.of(bytes, stated == null ? null : stated.getParameter("charset"), markup);
    boolean binary = !charset.name().startsWith("UTF-16") && hasZeroes(bytes);
    return !wanted.types().isEmpty() && binary
        ? new Part.Unwanted(Refusal.TYPE, "binary")
        : new Part.Whole(kind, new Body(bytes, charset));
  }

  private boolean isWanted(String type) {
    return wanted.types().isEmpty() || wanted.types().contains(type);
  }

  private boolean tooLong(HttpEntity entity) {
    return entity.getContentLength() > wanted.most();
  }

  private @Nullable ContentType stated() {
    String stated = header("Content-Type");
    return stated == null || stated.isBlank() ? null : ContentType.parseLenient(stated);
  }

  private @Nullable String header(String name) {
    Header header = answer.getFirstHeader(name);
    return header == null ? null : header.getValue();
  }

  private static String sniffed(byte[] bytes) {
    for (int i = 0; i < Math.min(bytes.length, SNIFFED); i++) {
      if (!Character.isWhitespace(bytes[i])) {
        return bytes[i] == '<' ? "text/html" : "text/plain";
      }
    }
    return "text/plain";
  }

  private static boolean hasZeroes(byte[] bytes) {
    for (int i = 0; i < Math.min(bytes.length, SNIFFED); i++) {
      if (bytes[i] == 0) {
        return true;
      }
    }
    return false;
  }

  private static String shortened(String value) {
    return value.length() > 100 ? value.substring(0, 100) : value;
  }
}
