package io.leadledger.command.scraping.manners;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadledger.command.scraping.LoopbackServer;
import io.leadledger.command.scraping.address.PageAddress;
import io.leadledger.command.scraping.manners.SitemapOutcome.NotRead;
import io.leadledger.command.scraping.manners.SitemapOutcome.Read;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class SitemapsTest {
  private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  private static final String SET =
      XML + "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">";

  private static SitemapOutcome read(String type, byte[] body) throws Exception {
    try (var site =
        new LoopbackServer(
            (request, out) -> {
              boolean rules = request.startsWith("GET /robots.txt");
              out.write(
                  LoopbackServer.page("Content-Type: " + type + "\r\n", "")
                      .getBytes(StandardCharsets.UTF_8));
              out.write(rules ? new byte[0] : body);
            })) {
      return new Manners(Duration.ZERO)
          .sitemaps.read(PageAddress.of(site.url("/sitemap.xml")).orElseThrow());
    }
  }

  private static Read read(String xml) throws Exception {
    return (Read) read("application/xml", xml.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] packed(byte[] bytes, int times) throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(packed)) {
      for (int i = 0; i < times; i++) {
        out.write(bytes);
      }
    }
    return packed.toByteArray();
  }

  @Test
  void a_sitemap_names_pages() throws Exception {
    Read map =
        read(
            SET
                + "<url><loc> https://example.com/a?x=1&amp;y=2 </loc><lastmod>2026-01-01</lastmod></url>"
                + "<url><loc>https://example.com/b#part</loc></url>"
                + "<url><loc>https://example.com/b</loc></url>"
                + "<url><loc>ftp://example.com/c</loc></url></urlset>");
    assertThat(map.pages())
        .extracting(PageAddress::url)
        .containsExactly("https://example.com/a?x=1&y=2", "https://example.com/b");
    assertThat(map.cut()).isFalse();
  }

  @Test
  void an_index_names_sitemaps() throws Exception {
    Read index =
        read(
            XML
                + "<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">"
                + "<sitemap><loc>https://example.com/1.xml.gz</loc></sitemap></sitemapindex>");
    assertThat(index.pages()).isEmpty();
    assertThat(index.sitemaps())
        .extracting(PageAddress::url)
        .containsExactly("https://example.com/1.xml.gz");
  }

  @Test
  void a_packed_sitemap_is_unpacked_whatever_it_is_called() throws Exception {
    byte[] xml =
        (SET + "<url><loc>https://example.com/a</loc></url></urlset>")
            .getBytes(StandardCharsets.UTF_8);
    for (String type : new String[] {"application/gzip", "application/octet-stream", "text/xml"}) {
      assertThat(((Read) read(type, packed(xml, 1))).pages()).hasSize(1);
    }
  }

  @Test
  void a_list_of_addresses_is_one_too() throws Exception {
    byte[] list = "https://example.com/a\nhttps://example.com/b\n".getBytes(StandardCharsets.UTF_8);
    assertThat(((Read) read("text/plain", list)).pages()).hasSize(2);
  }

  @Test
  void a_bomb_does_not_go_off() throws Exception {
    byte[] bomb = packed((SET + " ".repeat(1 << 20)).getBytes(StandardCharsets.UTF_8), 100);
    assertThat(read("application/gzip", bomb))
        .isInstanceOfSatisfying(
            NotRead.class, map -> assertThat(map.reason()).isEqualTo("compression_bomb"));
  }

  @Test
  void entities_are_not_expanded() throws Exception {
    String laughs =
        "<!DOCTYPE l [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\"><!ENTITY x SYSTEM"
            + " \"file:///etc/passwd\">]>";
    SitemapOutcome outcome =
        read(
            "text/xml",
            (SET.replace(XML, XML + laughs)
                    + "<url><loc>https://example.com/&x;&b;</loc></url></urlset>")
                .getBytes(StandardCharsets.UTF_8));
    assertThat(outcome.toString()).doesNotContain("root:").doesNotContain("haha");
  }

  @Test
  void of_one_that_names_too_many_the_first_are_taken() throws Exception {
    String urls =
        IntStream.range(0, 50_010)
            .mapToObj(i -> "<url><loc>https://example.com/" + i + "</loc></url>")
            .collect(Collectors.joining());
    Read map = read(SET + urls + "</urlset>");
    assertThat(map.pages()).hasSize(50_000);
    assertThat(map.cut()).isTrue();
  }

  @Test
  void what_is_none_is_not_read() throws Exception {
    for (String text : new String[] {"<html><p>Not found", "{}", "", SET + "<url><loc>"}) {
      assertThat(read("text/html", text.getBytes(StandardCharsets.UTF_8)))
          .satisfiesAnyOf(
              map -> assertThat(map).isInstanceOf(NotRead.class),
              map -> assertThat(((Read) map).pages()).isEmpty());
    }
  }
}
