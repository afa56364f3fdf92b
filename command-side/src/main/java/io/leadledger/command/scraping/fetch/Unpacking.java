package io.leadledger.command.scraping.fetch;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/// Unpacks bodies in the ways that are asked for.
final class Unpacking {
  static final String ACCEPTED = "gzip, deflate";

  private Unpacking() {}

  /// Null if the body is packed in another way, or more than once.
  static @Nullable InputStream of(@Nullable String encoding, InputStream packed)
      throws IOException {
    return switch (encoding == null ? "" : encoding.strip().toLowerCase(Locale.ROOT)) {
      case "", "identity" -> packed;
      case "gzip", "x-gzip" -> new GZIPInputStream(packed, 8_192);
      case "deflate" -> inflated(packed);
      default -> null;
    };
  }

  /// Some servers leave the header out that the standard asks for.
  private static InputStream inflated(InputStream packed) throws IOException {
    var buffered = new BufferedInputStream(packed);
    buffered.mark(2);
    int first = buffered.read();
    int second = buffered.read();
    buffered.reset();
    boolean header = (first & 15) == 8 && (first << 8 | second) % 31 == 0;
    var inflater = new Inflater(!header);
    return new InflaterInputStream(buffered, inflater) {
      @Override
      public void close() throws IOException {
        inflater.end();
        super.close();
      }
    };
  }

  /// Counts what comes over the wire, and does not close it.
  static final class Wire extends FilterInputStream {
    private long bytes;

    Wire(InputStream in) {
      super(in);
    }

    long bytes() {
      return bytes;
    }

    @Override
    public int read() throws IOException {
      int read = in.read();
      bytes += read < 0 ? 0 : 1;
      return read;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
      int read = in.read(target, from, length);
      bytes += Math.max(read, 0);
      return read;
    }

    @Override
    public void close() {
      // Whoever closes the connection's stream would read it to its end first.
    }
  }
}
