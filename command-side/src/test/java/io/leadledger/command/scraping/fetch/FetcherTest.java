package io.leadledger.command.scraping.fetch;

import static io.leadledger.command.scraping.LoopbackServer.page;
import static io.leadledger.command.scraping.LoopbackServer.saying;
import static io.leadledger.command.scraping.fetch.Fetching.fetch;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.leadledger.command.scraping.LoopbackServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FetcherTest {
  private static final String HTML = "Content-Type: text/html; charset=utf-8\r\n";

  private final Fetcher fetcher = Fetching.fetcher();

  @AfterEach
  void close() throws IOException {
    fetcher.destroy();
  }

  private Outcome answerTo(LoopbackServer.Answer answer) throws Exception {
    try (var server = new LoopbackServer(answer)) {
      return fetch(fetcher, server.url("/page"));
    }
  }

  private Refusal refusal(LoopbackServer.Answer answer) throws Exception {
    assertThat(answerTo(answer)).isInstanceOf(Outcome.Refused.class);
    return ((Outcome.Refused) answerTo(answer)).reason();
  }

  private Outcome.Failed failure(LoopbackServer.Answer answer) throws Exception {
    Outcome outcome = answerTo(answer);
    assertThat(outcome).isInstanceOf(Outcome.Failed.class);
    return (Outcome.Failed) outcome;
  }

  @Nested
  class Pages {
    @Test
    void a_page_is_fetched_and_the_crawler_says_who_it_is() throws Exception {
      try (var server =
          new LoopbackServer(
              saying(
                  page(
                      HTML
                          + "ETag: \"a1\"\r\nLast-Modified: Fri, 20 Nov 2026 08:00:00 GMT\r\n"
                          + "X-Robots-Tag: noindex\r\nX-Robots-Tag: nofollow\r\n"
                          + "Link: </c>; rel=\"canonical\"\r\nContent-Language: de\r\n",
                      "<p>hello")))) {
        assertThat(fetch(fetcher, server.url("/page")))
            .isInstanceOfSatisfying(
                Outcome.Fetched.class,
                page -> {
                  assertThat(page.text()).isEqualTo("<p>hello");
                  assertThat(page.contentType()).isEqualTo("text/html");
                  assertThat(page.bytes()).isEqualTo(8);
                  assertThat(page.state())
                      .isEqualTo(new Validators("\"a1\"", "Fri, 20 Nov 2026 08:00:00 GMT"));
                  assertThat(page.robots()).contains("noindex").contains("nofollow");
                  assertThat(page.canonical()).isEqualTo("/c");
                  assertThat(page.language()).isEqualTo("de");
                });
        assertThat(server.requests().getFirst())
            .startsWith("GET /page HTTP/1.1")
            .contains("User-Agent: LeadLedgerBot/1.0 (+https://crawler.test/about)");
      }
    }

    @Test
    void a_state_that_is_known_is_not_sent_again() throws Exception {
      try (var server =
          new LoopbackServer(
              saying("HTTP/1.1 304 Not Modified\r\nConnection: close\r\nETag: \"a1\"\r\n\r\n"))) {
        Outcome outcome = fetch(fetcher, server.url("/"), new Validators("\"a1\"", "yesterday"));
        assertThat(outcome).isInstanceOf(Outcome.NotModified.class);
        assertThat(server.requests().getFirst())
            .contains("If-None-Match: \"a1\"")
            .contains("If-Modified-Since: yesterday");
      }
    }

    @Test
    void redirects_are_followed() throws Exception {
      LoopbackServer.Answer answer =
          (request, out) ->
              out.write(
                  (request.startsWith("GET /page ")
                          ? "HTTP/1.1 301 Moved\r\nConnection: close\r\nLocation: to?x=1\r\n\r\n"
                          : page(HTML, "here"))
                      .getBytes(StandardCharsets.UTF_8));
      assertThat(answerTo(answer).finalAddress().pathAndQuery()).isEqualTo("/to?x=1");
    }
  }

  @Nested
  class Refusing {
    @Test
    void redirects_that_never_end() throws Exception {
      LoopbackServer.Answer onward =
          (request, out) ->
              out.write(
                  ("HTTP/1.1 302 Found\r\nConnection: close\r\nLocation: "
                          + request.split(" ")[1]
                          + "x\r\n\r\n")
                      .getBytes(StandardCharsets.UTF_8));
      assertThat(refusal(onward)).isEqualTo(Refusal.REDIRECTS);
    }

    @Test
    void redirects_in_a_circle_or_to_nowhere() throws Exception {
      String moved = "HTTP/1.1 302 Found\r\nConnection: close\r\n";
      assertThat(refusal(saying(moved + "Location: /page\r\n\r\n"))).isEqualTo(Refusal.REDIRECTS);
      assertThat(refusal(saying(moved + "Location: file:///etc/passwd\r\n\r\n")))
          .isEqualTo(Refusal.REDIRECT_TARGET);
      assertThat(refusal(saying(moved + "\r\n"))).isEqualTo(Refusal.REDIRECT_TARGET);
    }

    @Test
    void a_body_of_ten_gigabytes() throws Exception {
      assertThat(refusal(saying(page(HTML + "Content-Length: 10737418240\r\n", "<p>"))))
          .isEqualTo(Refusal.TOO_LARGE);
    }

    @Test
    void a_body_that_never_ends_is_left_after_as_much_as_is_read() throws Exception {
      Outcome outcome =
          answerTo(
              (_, out) -> {
                out.write(page(HTML, "").getBytes(StandardCharsets.UTF_8));
                byte[] more = "<p>more</p>".repeat(1_000).getBytes(StandardCharsets.UTF_8);
                for (int i = 0; i < 1_000_000; i++) {
                  out.write(more);
                }
              });
      assertThat(outcome)
          .isInstanceOfSatisfying(
              Outcome.Refused.class,
              refused -> {
                assertThat(refused.reason()).isEqualTo(Refusal.TOO_LARGE);
                assertThat(refused.bytes()).isLessThan(2 << 20);
              });
    }

    @ParameterizedTest
    @CsvSource({
      "Content-Type: application/pdf",
      "Content-Type: image/png",
      "Content-Type: application/json",
      "Content-Type: text/css"
    })
    void what_is_neither_html_nor_text(String type) throws Exception {
      assertThat(refusal(saying(page(type + "\r\n", "x")))).isEqualTo(Refusal.TYPE);
    }

    @Test
    void what_only_says_that_it_is_html() throws Exception {
      assertThat(refusal(saying(page(HTML, "GIF89a\0\0\0\0")))).isEqualTo(Refusal.TYPE);
    }
  }

  @Nested
  class Failing {
    @ParameterizedTest
    @CsvSource({"404, false", "403, false", "500, true", "503, true", "429, true", "501, false"})
    void with_an_error_that_may_pass_or_not(int status, boolean again) throws Exception {
      var failed =
          failure(
              saying("HTTP/1.1 " + status + " X\r\nConnection: close\r\nRetry-After: 7\r\n\r\n"));
      assertThat(failed.error()).isEqualTo(FetchError.HTTP);
      assertThat(failed.status()).isEqualTo(status);
      assertThat(failed.again()).isEqualTo(again);
      assertThat(failed.retryAfter()).isEqualTo(Duration.ofSeconds(7));
      assertThat(failed.isGone()).isEqualTo(status == 404);
    }

    @Test
    void because_the_body_comes_drop_by_drop() throws Exception {
      var failed =
          failure(
              (_, out) -> {
                out.write(page(HTML, "").getBytes(StandardCharsets.UTF_8));
                drip(out);
              });
      assertThat(failed.error()).isEqualTo(FetchError.TIMEOUT);
      assertThat(failed.took()).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(6));
    }

    @Test
    void because_the_headers_come_drop_by_drop() throws Exception {
      assertThat(failure((_, out) -> drip(out)).error()).isEqualTo(FetchError.TIMEOUT);
    }

    @Test
    void because_nothing_comes() throws Exception {
      assertThat(failure((_, _) -> Thread.sleep(60_000)).error()).isEqualTo(FetchError.TIMEOUT);
    }

    private static void drip(OutputStream out) throws Exception {
      while (true) {
        out.write('H');
        out.flush();
        Thread.sleep(100);
      }
    }

    @Test
    void because_the_server_hangs_up_in_the_middle() throws Exception {
      assertThat(failure(saying(page(HTML + "Content-Length: 100\r\n", "<p>"))).error())
          .isEqualTo(FetchError.CONNECTION_LOST);
      assertThat(failure((_, _) -> {}).error()).isEqualTo(FetchError.CONNECTION_LOST);
    }

    @Test
    void because_it_is_no_http() throws Exception {
      assertThat(failure(saying("SSH-2.0-OpenSSH_9.9\r\n".repeat(200))).error())
          .isEqualTo(FetchError.PROTOCOL);
      assertThat(failure(saying("HTTP/1.1 200 OK\r\n" + "X: y\r\n".repeat(5_000) + "\r\n")).error())
          .isEqualTo(FetchError.PROTOCOL);
      assertThat(
              failure(saying("HTTP/1.1 200 OK\r\nX: " + "y".repeat(100_000) + "\r\n\r\n")).error())
          .isEqualTo(FetchError.PROTOCOL);
    }

    @Test
    void because_nobody_listens() throws Exception {
      int port;
      // No server: one that is closed while it accepts may take one more connection.
      try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        port = free.getLocalPort();
      }
      assertThat(fetch(fetcher, "http://127.0.0.1:" + port + "/"))
          .isInstanceOfSatisfying(
              Outcome.Failed.class,
              failed -> assertThat(failed.error()).isEqualTo(FetchError.UNREACHABLE));
    }

    @Test
    void because_nobody_knows_the_host() throws Exception {
      DnsResolver nobody =
          Names.of(
              host -> {
                throw new UnknownHostException(host);
              });
      assertThat(fetch(Fetching.fetcher(nobody), "http://nowhere.test/"))
          .isInstanceOfSatisfying(
              Outcome.Failed.class,
              failed -> assertThat(failed.error()).isEqualTo(FetchError.HOST_UNKNOWN));
    }

    @Test
    void because_nobody_vouches_for_the_certificate() throws Exception {
      var server =
          new WireMockServer(WireMockConfiguration.options().dynamicPort().dynamicHttpsPort());
      server.start();
      try {
        assertThat(fetch(fetcher, "https://127.0.0.1:" + server.httpsPort() + "/"))
            .isInstanceOfSatisfying(
                Outcome.Failed.class,
                failed -> assertThat(failed.error()).isEqualTo(FetchError.TLS));
      } finally {
        server.stop();
      }
    }
  }
}
