package io.leadledger.command.values;

import com.sanctionco.jmail.EmailValidator;
import com.sanctionco.jmail.JMail;
import io.leadledger.http.ProblemException;
import io.leadledger.http.Violation;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Checks and normalises the fields of one command, and collects all that is wrong with them. A
/// field that is wrong comes back as null; [#orRefuse()] then refuses the command as a whole. Blank
/// text counts as absent.
public final class Fields {
  /// The longest reason.
  public static final int REASON = 2_000;

  private static final EmailValidator EMAIL = JMail.strictValidator().requireTopLevelDomain();
  private static final int EMAIL_LENGTH = 254;
  private static final int URL_LENGTH = 2_048;
  private static final int MONEY_SCALE = 2;
  private static final BigDecimal MONEY_LIMIT = BigDecimal.TEN.pow(13);
  private static final Set<String> CURRENCIES =
      Currency.getAvailableCurrencies().stream()
          .map(Currency::getCurrencyCode)
          .collect(Collectors.toSet());

  private static final Set<String> ZONES = Set.copyOf(ZoneId.getAvailableZoneIds());

  private final List<Violation> violations = new ArrayList<>();

  /// Refuses the command if anything was wrong.
  ///
  /// @throws ProblemException 400 `invalid-request` with all violations
  public void orRefuse() {
    if (!violations.isEmpty()) {
      throw ProblemException.invalid(violations);
    }
  }

  /// Why somebody asks for something, if it is told: all that is checked of most commands.
  ///
  /// @throws ProblemException 400 `invalid-request` if it is too long
  public static @Nullable String reason(@Nullable String told) {
    var fields = new Fields();
    String reason = fields.text("reason", told, REASON);
    fields.orRefuse();
    return reason;
  }

  /// Notes that a field is wrong.
  public void refuse(String field, String code, String message, @Nullable Object expected) {
    violations.add(new Violation(field, code, message, expected));
  }

  /// Notes unless the condition holds.
  public void check(
      boolean holds, String field, String code, String message, @Nullable Object expected) {
    if (!holds) {
      refuse(field, code, message, expected);
    }
  }

  /// Notes a field without which the command means nothing.
  public void required(String field, @Nullable Object value) {
    check(value != null, field, "missing", "This is required.", null);
  }

  /// Text of at most so many characters, without blanks around it.
  public @Nullable String text(String field, @Nullable String value, int atMost) {
    if (value == null || value.isBlank()) {
      return null;
    }
    String text = value.strip();
    if (!isStorable(text)) {
      refuse(
          field,
          "unstorable-text",
          "This holds a character that cannot be stored.",
          "no \\u0000, no half surrogates");
      return null;
    }
    if (text.codePointCount(0, text.length()) > atMost) {
      refuse(field, "too-long", "This is too long.", "at most " + atMost + " characters");
      return null;
    }
    return text;
  }

  /// Text that must be there.
  public String requiredText(String field, @Nullable String value, int atMost) {
    if (value == null || value.isBlank()) {
      required(field, null);
      return "";
    }
    String text = text(field, value, atMost);
    return text == null ? "" : text;
  }

  /// One of these words.
  public @Nullable String oneOf(String field, @Nullable String value, List<String> words) {
    String word = text(field, value, 100);
    if (word != null && !words.contains(word)) {
      refuse(field, "unknown-value", "This is none of the known values.", words);
      return null;
    }
    return word;
  }

  /// An e-mail address, in lower case.
  public @Nullable String email(String field, @Nullable String value) {
    String email = text(field, value, EMAIL_LENGTH);
    if (email != null && !EMAIL.isValid(email)) {
      refuse(field, "not-an-email", "This is no e-mail address.", "name@example.com");
      return null;
    }
    return email == null ? null : email.toLowerCase(Locale.ROOT);
  }

  /// A phone number, in E.164.
  public @Nullable String phone(String field, @Nullable String value) {
    String phone = text(field, value, 40);
    if (phone == null) {
      return null;
    }
    return PhoneNumbers.international(phone, null)
        .orElseGet(
            () -> {
              refuse(
                  field,
                  "not-a-phone-number",
                  "This is no phone number with a country code.",
                  "+4930123456");
              return null;
            });
  }

  /// An absolute address on the web.
  public @Nullable String url(String field, @Nullable String value) {
    String url = text(field, value, URL_LENGTH);
    if (url != null && !isWebAddress(url)) {
      refuse(field, "not-a-url", "This is no absolute web address.", "https://example.com/page");
      return null;
    }
    return url;
  }

  /// An IANA time zone.
  public @Nullable String timezone(String field, @Nullable String value) {
    String zone = text(field, value, 60);
    if (zone != null && !ZONES.contains(zone)) {
      refuse(field, "not-a-timezone", "This is no IANA time zone.", "Europe/Berlin");
      return null;
    }
    return zone;
  }

  /// An ISO 4217 currency.
  public @Nullable String currency(String field, @Nullable String value) {
    String currency = text(field, value, 10);
    if (currency != null && !CURRENCIES.contains(currency)) {
      refuse(field, "not-a-currency", "This is no ISO 4217 currency code.", "EUR");
      return null;
    }
    return currency;
  }

  /// An amount of money, not negative, in hundredths at most.
  public @Nullable BigDecimal money(String field, @Nullable BigDecimal value) {
    if (value == null) {
      return null;
    }
    between(field, value, BigDecimal.ZERO, MONEY_LIMIT);
    check(
        value.stripTrailingZeros().scale() <= MONEY_SCALE,
        field,
        "too-precise",
        "This has too many decimal places.",
        "at most " + MONEY_SCALE + " decimal places");
    return value;
  }

  /// A number within these bounds, both included.
  public <N extends Comparable<N>> void between(String field, @Nullable N value, N least, N most) {
    if (value != null) {
      boolean within = value.compareTo(least) >= 0 && value.compareTo(most) <= 0;
      check(within, field, "out-of-range", "This is out of range.", least + " to " + most);
    }
  }

  static boolean isStorable(String text) {
    return text.codePoints()
        .noneMatch(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
  }

  private static boolean isWebAddress(String url) {
    try {
      URI uri = new URI(url);
      String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      return (scheme.equals("http") || scheme.equals("https")) && uri.getHost() != null;
    } catch (URISyntaxException _) {
      return false;
    }
  }
}
