package io.leadledger.command.scraping.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadledger.command.scraping.LoopbackServer;
import java.time.Duration;
import java.util.List;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.util.unit.DataSize;

@ExtendWith(OutputCaptureExtension.class)
class ContactTest {
  private static final String WARNING = "set leadledger.scraping.fetch.contact";

  private static FetchSettings with(@Nullable String contact) {
    return new FetchSettings(
        "LeadLedgerBot",
        contact,
        Duration.ofSeconds(2),
        Duration.ofSeconds(2),
        Duration.ofSeconds(3),
        DataSize.ofMegabytes(1),
        5,
        List.of("127.0.0.0/8"));
  }

  private static void askTwice(FetchSettings settings) throws Exception {
    var fetcher = new Fetcher(settings, SystemDefaultDnsResolver.INSTANCE);
    try (var site = new LoopbackServer(LoopbackServer.saying(LoopbackServer.page("", "page")))) {
      Fetching.fetch(fetcher, site.url("/a"));
      Fetching.fetch(fetcher, site.url("/b"));
    } finally {
      fetcher.destroy();
    }
  }

  @Test
  void whoever_asks_websites_without_one_is_told_once(CapturedOutput output) throws Exception {
    askTwice(with(" "));
    assertThat(output.getOut()).containsOnlyOnce(WARNING);
  }

  @Test
  void whoever_has_one_is_told_nothing(CapturedOutput output) throws Exception {
    askTwice(with("mailto:web@example.com"));
    assertThat(output.getOut()).doesNotContain(WARNING);
  }

  @ParameterizedTest
  @ValueSource(strings = {"the web team", "www", "https://", "a@b\r\nCookie: x"})
  void that_nobody_could_use_is_none(String contact) {
    assertThatThrownBy(() -> with(contact)).hasMessageContaining("scraping.fetch.contact");
  }
}
