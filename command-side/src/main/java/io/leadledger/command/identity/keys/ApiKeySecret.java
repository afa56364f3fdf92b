package io.leadledger.command.identity.keys;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/// A key's secret: 256 random bits behind a prefix by which scanners for leaked secrets know it. It
/// is shown once, to whoever asked for the key, and printed nowhere.
public final class ApiKeySecret {
  private static final String PREFIX = "lls_";
  private static final SecureRandom RANDOM = new SecureRandom();

  private final String value;

  private ApiKeySecret(String value) {
    this.value = value;
  }

  /// A new secret.
  public static ApiKeySecret random() {
    byte[] bits = new byte[32];
    RANDOM.nextBytes(bits);
    return new ApiKeySecret(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
  }

  /// The secret itself.
  public String reveal() {
    return value;
  }

  /// Names the key to people: the first 64 bits of the secret's SHA-256.
  public String fingerprint() {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.US_ASCII));
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String toString() {
    return PREFIX + "…";
  }
}
