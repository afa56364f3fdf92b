package io.leadledger.command.extraction.embedded;

import com.google.i18n.phonenumbers.PhoneNumberMatch;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.sanctionco.jmail.EmailValidator;
import com.sanctionco.jmail.JMail;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds e-mail addresses and phone numbers, wherever the lead says them.
final class Contacts {
  private static final Pattern ADDRESS =
      Pattern.compile("[^\\s<>,;:()\"@]{1,64}@[^\\s<>,;:()\"@]{1,255}");
  private static final EmailValidator EMAIL = JMail.strictValidator().requireTopLevelDomain();
  private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();

  /// Where a number without a country code is taken to be.
  private static final String REGION = "US";

  private Contacts() {}

  static List<Mention> emails(String text) {
    List<Mention> found = new ArrayList<>();
    Matcher address = ADDRESS.matcher(text);
    while (address.find()) {
      String value = address.group().replaceFirst("[.!?'\\]]+$", "");
      if (EMAIL.isValid(value)) {
        found.add(
            Mention.of(
                text,
                address.start(),
                address.start() + value.length(),
                value.toLowerCase(Locale.ROOT),
                0.98));
      }
    }
    return found;
  }

  static List<Mention> phones(String text) {
    List<Mention> found = new ArrayList<>();
    for (PhoneNumberMatch match :
        PHONES.findNumbers(text, REGION, PhoneNumberUtil.Leniency.POSSIBLE, 20)) {
      if (String.valueOf(match.number().getNationalNumber()).length() >= 7) {
        found.add(
            Mention.of(
                text,
                match.start(),
                match.end(),
                PHONES.format(match.number(), PhoneNumberFormat.E164),
                PHONES.isValidNumber(match.number()) ? 0.95 : 0.8));
      }
    }
    return found;
  }
}
