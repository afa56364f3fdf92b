package io.leadledger.store.seal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;

/// The key pair that heads are signed with.
public final class SealKey {
  private final PublicKey publicKey;
  private final PrivateKey privateKey;

  private SealKey(PublicKey publicKey, PrivateKey privateKey) {
    this.publicKey = publicKey;
    this.privateKey = privateKey;
  }

  /// Makes a key pair, as [#open] takes it.
  public static byte[] generate() {
    try {
      KeyPair pair = KeyPairGenerator.getInstance(PublicKey.ALGORITHM).generateKeyPair();
      byte[] x509 = pair.getPublic().getEncoded();
      byte[] pkcs8 = pair.getPrivate().getEncoded();
      return ByteBuffer.allocate(PublicKey.BYTES + pkcs8.length)
          .put(x509, x509.length - PublicKey.BYTES, PublicKey.BYTES)
          .put(pkcs8)
          .array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// @param name of the LeadLedger that signs
  public static SealKey open(String name, byte[] pair) {
    try {
      return new SealKey(
          new PublicKey(name, Arrays.copyOf(pair, PublicKey.BYTES)),
          KeyFactory.getInstance(PublicKey.ALGORITHM)
              .generatePrivate(
                  new PKCS8EncodedKeySpec(Arrays.copyOfRange(pair, PublicKey.BYTES, pair.length))));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The key that heads are signed with cannot be read", e);
    }
  }

  public PublicKey publicKey() {
    return publicKey;
  }

  SignedHead.Signature sign(String text) {
    try {
      Signature signature = Signature.getInstance(PublicKey.ALGORITHM);
      signature.initSign(privateKey);
      signature.update(text.getBytes(StandardCharsets.UTF_8));
      return new SignedHead.Signature(publicKey.name(), publicKey.id(), signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
