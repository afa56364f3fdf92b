package io.leadledger.command.scraping.address;

import static io.leadledger.command.scraping.address.Scope.Within.DOMAIN;
import static io.leadledger.command.scraping.address.Scope.Within.HOST;
import static io.leadledger.command.scraping.address.Scope.Within.PATH;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScopeTest {
  private static PageAddress at(String url) {
    return PageAddress.of(url).orElseThrow();
  }

  private static Scope of(Scope.Within within, String start) {
    return Scope.of(within, List.of(at(start)), List.of(), List.of());
  }

  @Test
  void a_host_is_the_same_with_and_without_www() {
    Scope scope = of(HOST, "https://example.co.uk/start");
    assertThat(scope.contains(at("http://www.example.co.uk/x"))).isTrue();
    assertThat(scope.contains(at("https://shop.example.co.uk/"))).isFalse();
    assertThat(scope.contains(at("https://example.co.uk:8443/"))).isFalse();
  }

  @Test
  void a_domain_is_what_somebody_has_registered() {
    Scope scope = of(DOMAIN, "https://example.co.uk/start");
    assertThat(scope.contains(at("https://shop.example.co.uk/"))).isTrue();
    assertThat(scope.contains(at("https://other.co.uk/"))).isFalse();
    assertThat(of(DOMAIN, "http://10.0.0.1/").contains(at("http://10.0.0.2/"))).isFalse();
  }

  @Test
  void a_path_is_the_folder_of_the_start() {
    Scope scope = of(PATH, "https://example.com/docs/index.html");
    assertThat(scope.contains(at("https://example.com/docs/a/b"))).isTrue();
    assertThat(scope.contains(at("https://example.com/docsy"))).isFalse();
    assertThat(scope.contains(at("https://example.com/docs/../blog"))).isFalse();
  }

  @Test
  void patterns_narrow_it() {
    Scope scope =
        Scope.of(
            HOST,
            List.of(at("https://example.com/")),
            List.of("/en/*", "*?lang=en*"),
            List.of("*/tag/*"));
    assertThat(scope.contains(at("https://example.com/en/a"))).isTrue();
    assertThat(scope.contains(at("https://example.com/a?lang=en"))).isTrue();
    assertThat(scope.contains(at("https://example.com/de/a"))).isFalse();
    assertThat(scope.contains(at("https://example.com/en/tag/a"))).isFalse();
  }

  @Test
  void a_pattern_of_many_stars_takes_no_longer() {
    var glob = new Glob("*a".repeat(200) + "b");
    assertThat(glob.fits("a".repeat(8_000))).isFalse();
    assertThat(glob.fits("a".repeat(8_000) + "b")).isTrue();
  }
}
