package io.leadledger.store.seal;

import com.fasterxml.jackson.annotation.JsonValue;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/// A SHA-256 hash of RFC 9162: leaves and nodes are told apart by their first byte, so that no node
/// can be passed off as a leaf.
public record Hash(byte[] bytes) {
  public static final int BYTES = 32;
  private static final byte LEAF = 0;
  private static final byte NODE = 1;

  public Hash {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("a hash has %d bytes".formatted(BYTES));
    }
  }

  public static Hash ofLeaf(byte[] content) {
    MessageDigest digest = digest();
    digest.update(LEAF);
    return new Hash(digest.digest(content));
  }

  public static Hash ofNode(Hash left, Hash right) {
    MessageDigest digest = digest();
    digest.update(NODE);
    digest.update(left.bytes);
    return new Hash(digest.digest(right.bytes));
  }

  /// The root of a tree without leaves.
  public static Hash ofNothing() {
    return new Hash(digest().digest());
  }

  /// As [#toString] writes it.
  ///
  /// @throws IllegalArgumentException if this is no hash
  public static Hash parse(String base64) {
    return new Hash(Base64.getDecoder().decode(base64));
  }

  static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Hash hash && MessageDigest.isEqual(bytes, hash.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  @JsonValue
  public String toString() {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
