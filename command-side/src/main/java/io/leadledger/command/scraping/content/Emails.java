package io.leadledger.command.scraping.content;

import com.sanctionco.jmail.EmailValidator;
import com.sanctionco.jmail.JMail;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// E-mail addresses as pages show them, hide them, and pretend to have them.
final class Emails {
  private static final EmailValidator VALID = JMail.strictValidator().requireTopLevelDomain();
  private static final Pattern NOBODYS =
      Pattern.compile(
          ".*\\.(?:png|jpe?g|gif|webp|svg|css|js|avif)"
              + "|.*@(?:.*\\.)?(?:example\\.(?:com|org|net)|domain\\.(?:com|tld)|sentry\\.io"
              + "|wixpress\\.com|email\\.com|yourdomain\\.com)");

  private Emails() {}

  static Optional<String> checked(@Nullable String found) {
    String email = found == null ? "" : found.strip().toLowerCase(Locale.ROOT);
    return email.length() <= 254 && VALID.isValid(email) && !NOBODYS.matcher(email).matches()
        ? Optional.of(email)
        : Optional.empty();
  }

  /// An address that a proxy has hidden from robots that read only letters: in hexadecimal, each
  /// byte combined with the first.
  static @Nullable String unhidden(String hidden) {
    if (!hidden.matches("(?:[0-9a-fA-F]{2}){4,256}")) {
      return null;
    }
    int key = Integer.parseInt(hidden, 0, 2, 16);
    var email = new StringBuilder();
    for (int i = 2; i < hidden.length(); i += 2) {
      email.append((char) (Integer.parseInt(hidden, i, i + 2, 16) ^ key));
    }
    return email.toString();
  }
}
