package io.leadledger.command.scraping.content;

import io.leadledger.command.scraping.address.PageAddress;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Of which country phone numbers on a page are that do not say it.
final class Regions {
  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
  private static final Set<String> SOLD_TO_ALL =
      Set.of("IO", "AI", "CO", "ME", "TV", "CC", "WS", "FM", "TO", "LY", "GG", "SH", "VC", "AC");
  private static final Map<String, String> USUAL =
      Map.ofEntries(
          Map.entry("de", "DE"),
          Map.entry("fr", "FR"),
          Map.entry("it", "IT"),
          Map.entry("es", "ES"),
          Map.entry("nl", "NL"),
          Map.entry("pl", "PL"),
          Map.entry("sv", "SE"),
          Map.entry("da", "DK"),
          Map.entry("cs", "CZ"),
          Map.entry("tr", "TR"),
          Map.entry("ja", "JP"),
          Map.entry("en", "US"));

  private Regions() {}

  /// What the page says of its place, or else its domain, or else its language.
  static @Nullable String of(
      PageAddress address, @Nullable String language, List<Map<String, Object>> structured) {
    Locale tongue = Locale.forLanguageTag(language == null ? "" : language);
    return Stream.of(
            structured.stream().flatMap(Regions::countries),
            domain(address.host()),
            Stream.of(tongue.getCountry()),
            Stream.ofNullable(USUAL.get(tongue.getLanguage())))
        .flatMap(found -> found)
        .filter(COUNTRIES::contains)
        .findFirst()
        .orElse(null);
  }

  private static Stream<String> countries(Map<String, Object> thing) {
    return Things.things(thing, "address")
        .flatMap(address -> Things.texts(address, "addressCountry"))
        .map(country -> country.toUpperCase(Locale.ROOT));
  }

  private static Stream<String> domain(String host) {
    String top = host.substring(host.lastIndexOf('.') + 1).toUpperCase(Locale.ROOT);
    return SOLD_TO_ALL.contains(top) ? Stream.empty() : Stream.of(top.equals("UK") ? "GB" : top);
  }
}
