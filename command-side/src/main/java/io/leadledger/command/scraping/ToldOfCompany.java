package io.leadledger.command.scraping;

import io.leadledger.command.scraping.address.PageAddress;
import io.leadledger.command.values.FreeFields;
import io.leadledger.command.values.PhoneNumbers;
import io.leadledger.events.lead.CompanyProfile;
import io.leadledger.events.scraping.SiteFact;
import io.leadledger.events.scraping.SiteFacts;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a page tells, as a lead and a company keep it.
final class ToldOfCompany {
  private static final int MOST_OF_A_KIND = 5;
  private static final int LONGEST = 500;
  private static final int MOST_EMPLOYEES = 10_000_000;

  private ToldOfCompany() {}

  /// Each kind with its value, or with a list of them, and the page that tells it.
  static Map<String, @Nullable Object> fields(SiteFacts told) {
    Map<String, List<String>> kinds =
        told.facts().stream()
            .filter(fact -> fact.value().length() <= LONGEST)
            .collect(
                Collectors.groupingBy(
                    SiteFact::kind,
                    TreeMap::new,
                    Collectors.mapping(SiteFact::value, Collectors.toList())));
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    kinds.forEach(
        (kind, values) ->
            fields.put(
                kind,
                values.size() == 1
                    ? values.getFirst()
                    : values.stream().limit(MOST_OF_A_KIND).toList()));
    while (!FreeFields.fit(FreeFields.merge(Map.of(), fields))) {
      fields.remove(fields.keySet().iterator().next());
    }
    fields.put("page", told.url());
    return fields;
  }

  /// That of the least sure of them.
  static BigDecimal confidence(SiteFacts told) {
    return told.facts().stream()
        .map(SiteFact::confidence)
        .min(Comparator.naturalOrder())
        .orElse(BigDecimal.ZERO);
  }

  /// The surest of each kind, as far as a profile has room for it.
  static CompanyProfile profile(SiteFacts told) {
    Function<String, @Nullable String> surest =
        kind ->
            told.facts().stream()
                .filter(fact -> fact.kind().equals(kind))
                .max(Comparator.comparing(SiteFact::confidence))
                .map(SiteFact::value)
                .orElse(null);
    String phone = surest.apply("phone");
    return new CompanyProfile(
        surest.apply("legalName"),
        null,
        phone == null ? null : PhoneNumbers.international(phone, null).orElse(null),
        surest.apply("email"),
        PageAddress.of(told.url()).map(PageAddress::origin).orElse(null),
        surest.apply("streetAddress"),
        surest.apply("city"),
        surest.apply("region"),
        surest.apply("postalCode"),
        surest.apply("country"),
        within(90, number(surest.apply("latitude"))),
        within(180, number(surest.apply("longitude"))),
        null,
        null,
        null,
        null,
        whole(surest.apply("employeeCount")),
        null,
        null,
        null,
        null,
        surest.apply("facebookUrl"),
        surest.apply("linkedinUrl"),
        surest.apply("instagramUrl"));
  }

  private static @Nullable BigDecimal number(@Nullable String text) {
    try {
      return text == null ? null : new BigDecimal(text);
    } catch (NumberFormatException _) {
      return null;
    }
  }

  private static @Nullable BigDecimal within(long most, @Nullable BigDecimal degrees) {
    return degrees == null || degrees.abs().compareTo(BigDecimal.valueOf(most)) > 0
        ? null
        : degrees;
  }

  private static @Nullable Integer whole(@Nullable String text) {
    try {
      Integer number = text == null ? null : Integer.valueOf(text);
      return number == null || number < 0 || number > MOST_EMPLOYEES ? null : number;
    } catch (NumberFormatException _) {
      return null;
    }
  }
}
