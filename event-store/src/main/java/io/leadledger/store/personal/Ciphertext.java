package io.leadledger.store.personal;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/// How encrypted personal data stands in JSON: `ll1.<subject>.<ciphertext>`, both in base64url
/// without padding. The subject is named because not every event's stream is its subject's, and a
/// dead letter or a snapshot has to be readable alone.
record Ciphertext(UUID subject, byte[] bytes) {
  private static final String PREFIX = "ll1.";
  private static final int SUBJECT_CHARACTERS = 22;
  private static final int CIPHER_AT = PREFIX.length() + SUBJECT_CHARACTERS + 1;

  static Optional<Ciphertext> parse(String text) {
    if (!text.startsWith(PREFIX)
        || text.length() < CIPHER_AT
        || text.charAt(CIPHER_AT - 1) != '.') {
      return Optional.empty();
    }
    try {
      ByteBuffer subject =
          ByteBuffer.wrap(
              Base64.getUrlDecoder().decode(text.substring(PREFIX.length(), CIPHER_AT - 1)));
      return Optional.of(
          new Ciphertext(
              new UUID(subject.getLong(), subject.getLong()),
              Base64.getUrlDecoder().decode(text.substring(CIPHER_AT))));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  String format() {
    return mark(subject) + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /// What everything begins with that is stored about a subject.
  static String mark(UUID subject) {
    Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
    return PREFIX + base64.encodeToString(SubjectKey.bytes(subject)) + ".";
  }
}
