package io.leadledger.command.claims;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/// Turns a claimed value into something that cannot be guessed back without the key (HMAC-SHA-256).
/// Equal values of two tenants have different digests.
public final class ClaimDigest {
  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKey key;

  ClaimDigest(SecretKey key) {
    this.key = key;
  }

  public byte[] of(UUID tenant, String kind, String value) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal((tenant + "\0" + kind + "\0" + value).getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
