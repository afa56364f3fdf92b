package io.leadledger.store.personal;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The key of one data subject, as the vault holds it. It is opened when it is first used, because
/// most keys that are loaded along with another are not.
final class SubjectKey {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 32;

  private final UUID subject;
  private final byte @Nullable [] wrapped;
  private final MasterKey master;
  private volatile @Nullable Aead opened;

  /// `wrapped` is null once the key has been destroyed.
  SubjectKey(UUID subject, byte @Nullable [] wrapped, MasterKey master) {
    this.subject = subject;
    this.wrapped = wrapped;
    this.master = master;
  }

  static SubjectKey create(UUID subject, MasterKey master) {
    byte[] key = new byte[BYTES];
    RANDOM.nextBytes(key);
    return new SubjectKey(subject, master.wrap(key, bytes(subject)), master);
  }

  UUID subject() {
    return subject;
  }

  byte @Nullable [] wrapped() {
    return wrapped;
  }

  boolean isDestroyed() {
    return wrapped == null;
  }

  /// The ciphertext; null if the key has been destroyed.
  byte @Nullable [] encrypt(byte[] plain) {
    try {
      Aead key = open();
      return key == null ? null : key.encrypt(plain, bytes(subject));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("personal data of " + subject + " cannot be encrypted", e);
    }
  }

  /// The plain text; null if the key has been destroyed.
  byte @Nullable [] decrypt(byte[] cipher) {
    try {
      Aead key = open();
      return key == null ? null : key.decrypt(cipher, bytes(subject));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "personal data of " + subject + " cannot be decrypted: it has been altered", e);
    }
  }

  private @Nullable Aead open() throws GeneralSecurityException {
    Aead aead = opened;
    if (aead == null && wrapped != null) {
      aead = new AesGcmJce(master.unwrap(wrapped, bytes(subject)));
      opened = aead;
    }
    return aead;
  }

  static byte[] bytes(UUID id) {
    return ByteBuffer.allocate(16)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }
}
