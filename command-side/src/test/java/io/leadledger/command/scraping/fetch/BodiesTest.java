package io.leadledger.command.scraping.fetch;

import static io.leadledger.command.scraping.fetch.Fetching.fetch;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadledger.command.scraping.LoopbackServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BodiesTest {
  private static final byte[] TEXT = "<p>packed</p>".getBytes(StandardCharsets.UTF_8);

  private static Outcome outcome(String headers, byte[] body) throws Exception {
    try (var server =
        new LoopbackServer(
            (_, out) -> {
              out.write(LoopbackServer.page(headers, "").getBytes(StandardCharsets.UTF_8));
              out.write(body);
            })) {
      return fetch(Fetching.fetcher(), server.url("/"));
    }
  }

  private static String text(String headers, byte[] body) throws Exception {
    Outcome outcome = outcome(headers, body);
    assertThat(outcome).isInstanceOf(Outcome.Fetched.class);
    return ((Outcome.Fetched) outcome).text();
  }

  private static Refusal refusal(String headers, byte[] body) throws Exception {
    Outcome outcome = outcome(headers, body);
    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    return ((Outcome.Refused) outcome).reason();
  }

  private static String packed(String how) {
    return "Content-Type: text/html\r\nContent-Encoding: " + how + "\r\n";
  }

  private interface Packing {
    OutputStream around(OutputStream out) throws IOException;
  }

  private static byte[] pack(byte[] bytes, int times, Packing packing) throws IOException {
    var packed = new ByteArrayOutputStream();
    try (OutputStream out = packing.around(packed)) {
      for (int i = 0; i < times; i++) {
        out.write(bytes);
      }
    }
    return packed.toByteArray();
  }

  @Test
  void packed_bodies_are_unpacked() throws Exception {
    assertThat(text(packed("gzip"), pack(TEXT, 1, GZIPOutputStream::new)))
        .isEqualTo("<p>packed</p>");
    assertThat(text(packed("deflate"), pack(TEXT, 1, DeflaterOutputStream::new)))
        .isEqualTo("<p>packed</p>");
    assertThat(
            text(
                packed("deflate"),
                pack(TEXT, 1, out -> new DeflaterOutputStream(out, new Deflater(9, true)))))
        .isEqualTo("<p>packed</p>");
  }

  @Test
  void a_bomb_does_not_go_off() throws Exception {
    byte[] bomb = pack(new byte[1 << 20], 500, GZIPOutputStream::new);
    assertThat(refusal(packed("gzip"), bomb)).isEqualTo(Refusal.COMPRESSION_BOMB);
  }

  @Test
  void what_is_packed_otherwise_or_damaged_is_refused() throws Exception {
    assertThat(refusal(packed("br"), TEXT)).isEqualTo(Refusal.ENCODING);
    assertThat(refusal(packed("gzip, gzip"), TEXT)).isEqualTo(Refusal.ENCODING);
    assertThat(refusal(packed("gzip"), TEXT)).isEqualTo(Refusal.ENCODING);
    byte[] whole = pack(TEXT, 1_000, GZIPOutputStream::new);
    assertThat(refusal(packed("gzip"), Arrays.copyOf(whole, whole.length / 2)))
        .isEqualTo(Refusal.ENCODING);
  }

  @ParameterizedTest
  @CsvSource({
    "text/html; charset=ISO-8859-1, '<p>Straße €', windows-1252",
    "text/html; charset=\"utf-8\", <p>Straße €, UTF-8",
    "text/html, <meta charset=windows-1251><p>Привет, windows-1251",
    "text/html, <meta http-equiv='Content-Type' content='text/html; charset=gb2312'><p>中文, GB2312",
    "text/html; charset=nonsense, <p>Straße €, UTF-8",
    "text/html, <meta charset=utf-16><p>Straße, UTF-8",
    "text/plain, Über dem Fluß stehen schöne große Häuser und Bäume für alle, windows-1252",
    "text/html, <p>Straße €, UTF-8"
  })
  void letters_are_read_as_they_were_meant(String type, String text, String charset)
      throws Exception {
    byte[] body = text.getBytes(Charset.forName(charset));
    assertThat(text("Content-Type: " + type + "\r\n", body)).isEqualTo(text);
  }

  @Test
  void a_byte_order_mark_is_believed_before_anything_else() throws Exception {
    String html = "Content-Type: text/html; charset=windows-1252\r\n";
    assertThat(text(html, "\uFEFF<p>Straße".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("<p>Straße");
    assertThat(text(html, "\uFEFF<p>Straße".getBytes(StandardCharsets.UTF_16LE)))
        .isEqualTo("<p>Straße");
  }

  @Test
  void what_does_not_say_what_it_is_is_looked_at() throws Exception {
    assertThat(
            ((Outcome.Fetched) outcome("", " \n<html>".getBytes(StandardCharsets.UTF_8)))
                .contentType())
        .isEqualTo("text/html");
    assertThat(
            ((Outcome.Fetched) outcome("", "hello".getBytes(StandardCharsets.UTF_8))).contentType())
        .isEqualTo("text/plain");
  }
}
