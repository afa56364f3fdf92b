package io.leadledger.command.scraping.fetch;

import static io.leadledger.command.scraping.LoopbackServer.page;
import static io.leadledger.command.scraping.LoopbackServer.saying;
import static io.leadledger.command.scraping.fetch.Fetching.fetch;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadledger.command.scraping.LoopbackServer;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForbiddenAddressesTest {
  private static Refusal refusal(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    return ((Outcome.Refused) outcome).reason();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "2130706433",
        "0x7f.1",
        "0177.0.0.1",
        "localhost",
        "0.0.0.0",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "224.0.0.1",
        "[::1]",
        "[::]",
        "[::ffff:127.0.0.1]",
        "[::ffff:a9fe:a9fe]",
        "[fe80::1]",
        "[fd00::1]",
        "[::127.0.0.1]",
        "[64:ff9b::7f00:1]",
        "[64:ff9b::a9fe:a9fe]",
        "[2002:7f00:1::]",
        "[2001:0:0:0:0:0:80ff:fffe]"
      })
  void networks_that_are_none_of_its_business_are_not_asked(String host) throws Exception {
    Fetcher fetcher = Fetching.fetcher(SystemDefaultDnsResolver.INSTANCE);
    assertThat(refusal(fetch(fetcher, "http://" + host + "/")))
        .isEqualTo(Refusal.ADDRESS_NOT_ALLOWED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "64:ff9b::5db8:d70e"})
  void the_internet_may_be_asked(String address) throws Exception {
    boolean contains = new ReachableAddresses(List.of()).contains(InetAddress.getByName(address));
    assertThat(contains).isEqualTo(!address.startsWith("64:"));
  }

  @Test
  void a_redirect_does_not_lead_there_either() throws Exception {
    try (var inside = new LoopbackServer("127.0.0.2", 0, saying(page("", "secret")));
        var server =
            new LoopbackServer(
                saying(
                    "HTTP/1.1 302 Found\r\nConnection: close\r\nLocation: http://127.0.0.2:"
                        + inside.port()
                        + "/\r\n\r\n"))) {
      assertThat(refusal(fetch(Fetching.fetcher(), server.url("/"))))
          .isEqualTo(Refusal.ADDRESS_NOT_ALLOWED);
      assertThat(inside.requests()).isEmpty();
    }
  }

  @Test
  void a_name_that_stands_for_something_else_a_moment_later_is_connected_to_as_it_was_checked()
      throws Exception {
    var asked = new AtomicInteger();
    String text = page("Content-Type: text/plain\r\n", "public");
    try (var server = new LoopbackServer(saying(text));
        var inside = new LoopbackServer("127.0.0.2", server.port(), saying(text))) {
      Fetcher fetcher =
          Fetching.fetcher(
              Names.of(_ -> Names.only(asked.getAndIncrement() == 0 ? "127.0.0.1" : "127.0.0.2")),
              "127.0.0.1/32");
      String url = "http://rebinding.test:" + server.port() + "/";
      assertThat(fetch(fetcher, url)).isInstanceOf(Outcome.Fetched.class);
      assertThat(asked).hasValue(1);
      assertThat(refusal(fetch(fetcher, url))).isEqualTo(Refusal.ADDRESS_NOT_ALLOWED);
      assertThat(inside.requests()).isEmpty();
    }
  }

  @Test
  void of_several_addresses_only_those_that_may_be_are_tried() throws Exception {
    try (var server = new LoopbackServer(saying(page("Content-Type: text/plain\r\n", "public")));
        var inside = new LoopbackServer("127.0.0.2", server.port(), saying(page("", "secret")))) {
      Fetcher fetcher =
          Fetching.fetcher(
              Names.of(
                  _ ->
                      new InetAddress[] {
                        InetAddress.getByName("127.0.0.2"), InetAddress.getByName("127.0.0.1")
                      }),
              "127.0.0.1/32");
      assertThat(fetch(fetcher, "http://both.test:" + server.port() + "/"))
          .isInstanceOf(Outcome.Fetched.class);
      assertThat(inside.requests()).isEmpty();
    }
  }
}
