package io.leadledger.store.seal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/// An Ed25519 key by which anybody can tell that a head was signed by this LeadLedger.
///
/// @param name of the LeadLedger: the origin of its heads
/// @param raw the 32 bytes of RFC 8032
public record PublicKey(String name, byte[] raw) {
  static final String ALGORITHM = "Ed25519";
  static final int BYTES = 32;

  /// What Java puts before the 32 bytes.
  private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

  private static final byte ED25519 = 1;

  /// Reads a key as [#toString] writes it: name, id and bytes, with a plus between them.
  ///
  /// @throws Malformed if this is no such key
  public static PublicKey parse(String text) {
    int second = text.indexOf('+', text.indexOf('+') + 1);
    try {
      byte[] typed = Base64.getDecoder().decode(text.substring(second + 1));
      PublicKey key =
          new PublicKey(
              text.substring(0, text.indexOf('+')), Arrays.copyOfRange(typed, 1, typed.length));
      if (typed[0] == ED25519 && key.raw.length == BYTES && key.toString().equals(text)) {
        return key;
      }
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      // told below
    }
    throw new Malformed("This is no public key of a seal: " + text);
  }

  /// The keys in a file, one a line.
  public static List<PublicKey> parseAll(String lines) {
    return lines.lines().filter(line -> !line.isBlank()).map(PublicKey::parse).toList();
  }

  int id() {
    MessageDigest digest = Hash.digest();
    digest.update((name + "\n").getBytes(StandardCharsets.UTF_8));
    return ByteBuffer.wrap(digest.digest(typed())).getInt();
  }

  private byte[] typed() {
    return ByteBuffer.allocate(1 + raw.length).put(ED25519).put(raw).array();
  }

  /// Whether the signature was made with this key over this text.
  boolean isOf(SignedHead.Signature signature, String text) {
    if (signature.keyId() != id() || !signature.name().equals(name)) {
      return false;
    }
    try {
      Signature check = Signature.getInstance(ALGORITHM);
      check.initVerify(
          KeyFactory.getInstance(ALGORITHM)
              .generatePublic(
                  new X509EncodedKeySpec(
                      ByteBuffer.allocate(X509.length + BYTES).put(X509).put(raw).array())));
      check.update(text.getBytes(StandardCharsets.UTF_8));
      return check.verify(signature.bytes());
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PublicKey key && key.name.equals(name) && Arrays.equals(key.raw, raw);
  }

  @Override
  public int hashCode() {
    return id();
  }

  @Override
  public String toString() {
    return "%s+%08x+%s".formatted(name, id(), Base64.getEncoder().encodeToString(typed()));
  }
}
