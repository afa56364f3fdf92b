package io.leadledger.command.scraping.content;

import io.leadledger.command.scraping.content.Fact.Kind;
import io.leadledger.command.scraping.content.Fact.Origin;
import io.leadledger.command.values.PhoneNumbers;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Gathers what is found, each once, as sure as the surest place where it stands.
final class FactBook {
  private static final int LONGEST = 500;
  private static final int MOST = 200;

  private final @Nullable String region;
  private final Map<String, Fact> facts = new LinkedHashMap<>();

  /// @param region of which national phone numbers are
  FactBook(@Nullable String region) {
    this.region = region;
  }

  void note(Kind kind, @Nullable String found, String confidence, Origin origin) {
    String value = Texts.line(found, LONGEST);
    if (value != null && facts.size() < MOST) {
      facts.merge(
          kind + ":" + value.toLowerCase(Locale.ROOT),
          new Fact(kind, value, new BigDecimal(confidence), origin),
          (one, other) -> one.confidence().compareTo(other.confidence()) >= 0 ? one : other);
    }
  }

  void email(@Nullable String found, String confidence, Origin origin) {
    Emails.checked(found).ifPresent(email -> note(Kind.EMAIL, email, confidence, origin));
  }

  /// A number that cannot be dialled from everywhere is none.
  void phone(Kind kind, String found, String confidence, Origin origin) {
    PhoneNumbers.international(found, region)
        .ifPresent(number -> note(kind, number, confidence, origin));
  }

  /// By kind, the surest first.
  List<Fact> sorted() {
    return facts.values().stream()
        .sorted(
            Comparator.comparing(Fact::kind)
                .thenComparing(Fact::confidence, Comparator.reverseOrder()))
        .toList();
  }
}
