package io.leadledger.command.values;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads phone numbers as people write them. A number counts when it is a possible one: numbering
/// plans change faster than libraries, so that an unassigned area code is no reason to refuse a
/// person.
public final class PhoneNumbers {
  private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

  private PhoneNumbers() {}

  /// The number in E.164; a national number is read as one of this region (ISO 3166, such as `DE`).
  /// Empty if it is none.
  public static Optional<String> international(String number, @Nullable String region) {
    try {
      PhoneNumber parsed = NUMBERS.parse(number, region);
      return NUMBERS.isPossibleNumber(parsed)
          ? Optional.of(NUMBERS.format(parsed, PhoneNumberFormat.E164))
          : Optional.empty();
    } catch (NumberParseException _) {
      return Optional.empty();
    }
  }

  /// The number in E.164 if it is one of this region; else as it was given, for the command to
  /// refuse.
  public static @Nullable String read(@Nullable String number, @Nullable String region) {
    return number == null ? null : international(number, region).orElse(number);
  }
}
