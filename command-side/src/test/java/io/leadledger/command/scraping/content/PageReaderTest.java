package io.leadledger.command.scraping.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadledger.command.scraping.content.PageReading.Link;
import io.leadledger.command.scraping.manners.PageRobots;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PageReaderTest {
  @Test
  void a_page_says_what_it_is() {
    PageReading page =
        Pages.html(
            """
            <html lang="de_AT"><head><title> Ein
              Titel </title>
            <meta name="Description" content="Worum es geht">
            <meta property="og:title" content="OG"><meta property="og:image" content="/i.png">
            <meta name="robots" content="index, NOFOLLOW">
            <link rel="canonical" href="/page?utm_source=x">
            <script type="application/ld+json">{"@type":"WebPage","name":"n",}</script></head>
            <body><p>Text</body></html>
            """);
    assertThat(page.title()).isEqualTo("Ein Titel");
    assertThat(page.description()).isEqualTo("Worum es geht");
    assertThat(page.language()).isEqualTo("de-AT");
    assertThat(page.canonical()).hasToString("https://www.example.com/page");
    assertThat(page.openGraph())
        .containsEntry("og:title", "OG")
        .containsEntry("og:image", "/i.png");
    assertThat(page.robots()).isEqualTo(new PageRobots(true, false));
    assertThat(page.structured())
        .singleElement()
        .extracting(t -> t.get("@type"))
        .isEqualTo("WebPage");
    assertThat(page.contentHash()).hasSize(64);
  }

  @Test
  void where_it_says_less_what_there_is_counts() {
    PageReading page =
        Pages.html(
            "<meta property=og:description content=Beschreibung><h1>Überschrift</h1><p>"
                + "Wir sind ein kleiner Betrieb in der Nähe von München und freuen uns auf Ihren Besuch.");
    assertThat(page.title()).isEqualTo("Überschrift");
    assertThat(page.description()).isEqualTo("Beschreibung");
    assertThat(page.language()).isEqualTo("de");
    assertThat(page.canonical()).isNull();
  }

  @Test
  void links_are_told_once_each_and_whether_the_page_vouches_for_them() {
    PageReading page =
        Pages.html(
            """
            <base href="/shop/"><a href="a#x">1</a><a href="a">2</a>
            <a href="//other.org" rel="noopener nofollow">3</a><a rel="ugc" href="b">4</a>
            <a href="b">5</a><a href="mailto:x@y.de">6</a><a href="javascript:void(0)">7</a>
            <area href="c"><a>8</a>
            <meta http-equiv="refresh" content="3; URL='/next'">
            """);
    assertThat(
            page.links().stream().collect(Collectors.toMap(l -> l.address().url(), Link::follow)))
        .containsOnly(
            Map.entry("https://www.example.com/shop/a", true),
            Map.entry("https://other.org/", false),
            Map.entry("https://www.example.com/shop/b", true),
            Map.entry("https://www.example.com/shop/c", true),
            Map.entry("https://www.example.com/next", true));
  }

  @Test
  void of_a_hundred_thousand_links_the_first_ten_thousand_are_taken() {
    String links =
        IntStream.range(0, 100_000)
            .mapToObj(i -> "<a href=/" + i + ">" + i + "</a>")
            .collect(Collectors.joining("\n"));
    assertThat(Pages.html(links).links()).hasSize(10_000);
  }

  @Test
  void a_page_that_is_the_same_has_the_same_digests_whatever_its_spaces() {
    PageReading one = Pages.html("<title>T</title><p>Some text <a href=/a>a</a>");
    PageReading other = Pages.html("<title>T</title>\n<div><p>Some\n text  <a href=/a>a</a></div>");
    assertThat(other.contentHash()).isEqualTo(one.contentHash());
    assertThat(Changes.between(one.aspects(), other.aspects())).isEmpty();
  }

  @Test
  void a_page_that_has_changed_tells_in_what() {
    PageReading before = Pages.html("<title>T</title><p>Some text <a href=/a>a</a>");
    assertThat(
            Changes.between(
                before.aspects(),
                Pages.html("<title>T2</title><p>Some text <a href=/a>a</a>").aspects()))
        .containsExactly("title");
    assertThat(
            Changes.between(
                before.aspects(),
                Pages.html("<title>T</title><p>Some text <a href=/b>a</a> a@shop.de").aspects()))
        .containsExactly("contacts", "links", "text");
  }
}
