package io.leadledger.command.scraping.content;

import io.leadledger.command.scraping.address.PageAddress;
import io.leadledger.command.scraping.fetch.Fetched;
import io.leadledger.command.scraping.fetch.Fetching;

/// Pages of tests, read as if they had been fetched.
final class Pages {
  private static final PageReader READER = new PageReader(Fetching.settings());

  private Pages() {}

  static PageReading html(String html) {
    return html("https://www.example.com/shop/page.html", html);
  }

  static PageReading html(String url, String html) {
    return READER.read(Fetched.as(PageAddress.of(url).orElseThrow(), "text/html", html));
  }

  static PageReading text(String text) {
    return READER.read(
        Fetched.as(PageAddress.of("https://example.com/a.txt").orElseThrow(), "text/plain", text));
  }

  static String body(String html) {
    return html("<html lang=en><body>" + html).text();
  }
}
