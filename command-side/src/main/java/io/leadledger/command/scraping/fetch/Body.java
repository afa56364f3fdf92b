package io.leadledger.command.scraping.fetch;

import java.nio.charset.Charset;

/// What came, unpacked.
public final class Body {
  private final byte[] bytes;
  private final Charset charset;

  Body(byte[] bytes, Charset charset) {
    this.bytes = bytes;
    this.charset = charset;
  }

  public Charset charset() {
    return charset;
  }

  /// As it came; not to be written to.
  public byte[] bytes() {
    return bytes;
  }

  public String text() {
    String text = new String(bytes, charset);
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }
}
