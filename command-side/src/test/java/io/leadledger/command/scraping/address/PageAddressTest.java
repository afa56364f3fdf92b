package io.leadledger.command.scraping.address;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageAddressTest {
  private static PageAddress at(String url) {
    return PageAddress.of(url).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "HTTP://Example.COM:80/a/./b/../c?x=1#part, http://example.com/a/c?x=1",
    "https://example.com, https://example.com/",
    "https://example.com:443/%7euser/%e4, https://example.com/~user/%E4",
    "https://example.com/a b|c, https://example.com/a%20b%7Cc",
    "https://exämple.de/ä, https://xn--exmple-cua.de/%C3%A4",
    "https://example.com/100%/x, https://example.com/100%25/x",
    "'https:\\\\example.com\\a', https://example.com/a",
    "https://example.com/a?utm_source=x&id=7&gclid=abc, https://example.com/a?id=7",
    "https://example.com/a;jsessionid=1A2B?PHPSESSID=9f, https://example.com/a",
    "https://example.com/a?sid=0123456789abcdef0123, https://example.com/a",
    "https://example.com/a?sid=12, https://example.com/a?sid=12",
    "https://example.com./, https://example.com/"
  })
  void an_address_has_one_form(String written, String url) {
    assertThat(at(written).url()).isEqualTo(url);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://0x7f.1/",
        "http://0177.0.0.1/",
        "http://127.1/",
        "http://[::ffff:127.0.0.1]/",
        "http://[::ffff:7f00:1]/",
        "http://%31%32%37.0.0.1/",
        "http://１２７.0.0.1/"
      })
  void a_number_of_a_host_has_one_form_however_it_is_disguised(String written) {
    assertThat(at(written).host()).isEqualTo("127.0.0.1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "mailto:a@b.de",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "http://",
        "http://user:secret@example.com/",
        "http://example.com:99999/",
        "http://256.1.1.1/",
        "http://09.1.1.1/",
        "http://a..b/",
        "http://[::1/",
        "http://exa mple.com/",
        "example.com"
      })
  void what_is_no_page_has_no_address(String written) {
    assertThat(PageAddress.of(written)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "c, https://example.com/a/c",
    "/c, https://example.com/c",
    "../c, https://example.com/c",
    "../../../c, https://example.com/c",
    "?q=2, https://example.com/a/b?q=2",
    "#top, https://example.com/a/b?q=1",
    "//other.org/x, https://other.org/x",
    "http://other.org, http://other.org/",
    "' c\n', https://example.com/a/c",
    "., https://example.com/a/"
  })
  void a_link_is_meant_from_where_it_stands(String href, String url) {
    assertThat(at("https://example.com/a/b?q=1").link(href)).map(PageAddress::url).contains(url);
  }

  @ParameterizedTest
  @CsvSource({
    "http://www.example.com/a/, https://example.com/a",
    "https://example.com/index.html, https://example.com",
    "https://example.com/a/Default.aspx?b=2&a=1, https://example.com/a?a=1&b=2",
    "https://example.com/a//b, https://example.com/a/b"
  })
  void addresses_under_which_a_website_shows_the_same_page_have_one_key(String one, String other) {
    assertThat(at(one).key()).isEqualTo(at(other).key());
  }

  @Test
  void another_port_is_another_website() {
    assertThat(at("http://example.com:8080/").key()).isNotEqualTo(at("http://example.com/").key());
    assertThat(at("http://example.com:8080/").authority()).isEqualTo("example.com:8080");
  }
}
