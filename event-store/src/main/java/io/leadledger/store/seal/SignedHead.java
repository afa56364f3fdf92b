package io.leadledger.store.seal;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;

/// A head with its signatures: a note as c2sp.org/signed-note has it. More than one key signs where
/// one takes over from another.
public record SignedHead(TreeHead head, List<Signature> signatures) {
  private static final String DASH = "\u2014 ";

  /// @param keyId of the key that made it
  public record Signature(String name, int keyId, byte[] bytes) {}

  public static SignedHead of(TreeHead head, SealKey... keys) {
    return new SignedHead(head, Arrays.stream(keys).map(key -> key.sign(head.text())).toList());
  }

  /// The note as it is given away.
  public String note() {
    StringBuilder note = new StringBuilder(head.text()).append('\n');
    for (Signature signature : signatures) {
      byte[] bytes =
          ByteBuffer.allocate(Integer.BYTES + signature.bytes.length)
              .putInt(signature.keyId)
              .put(signature.bytes)
              .array();
      note.append(DASH)
          .append(signature.name)
          .append(' ')
          .append(Base64.getEncoder().encodeToString(bytes))
          .append('\n');
    }
    return note.toString();
  }

  /// Whether one of these keys has signed it.
  public boolean isSignedByAny(Collection<PublicKey> keys) {
    return signatures.stream()
        .anyMatch(signature -> keys.stream().anyMatch(key -> key.isOf(signature, head.text())));
  }

  /// @throws Malformed if this is no note
  public static SignedHead parse(String note) {
    int end = note.indexOf("\n\n");
    if (end < 0) {
      throw new Malformed("This is no signed head: it has no signatures.");
    }
    return new SignedHead(
        TreeHead.parse(note.substring(0, end + 1)),
        note.substring(end + 2).lines().map(SignedHead::signature).toList());
  }

  /// Reads heads that were written one after the other, with empty lines between them.
  public static List<SignedHead> parseAll(String notes) {
    List<SignedHead> heads = new ArrayList<>();
    StringBuilder note = new StringBuilder();
    boolean signed = false;
    for (String line : notes.lines().toList()) {
      if (signed && !line.startsWith(DASH)) {
        heads.add(parse(note.toString()));
        note.setLength(0);
        signed = false;
      }
      signed |= line.startsWith(DASH);
      if (!note.isEmpty() || !line.isBlank()) {
        note.append(line).append('\n');
      }
    }
    if (!note.isEmpty()) {
      heads.add(parse(note.toString()));
    }
    return heads;
  }

  private static Signature signature(String line) {
    String[] parts = line.split(" ");
    try {
      if (parts.length == 3 && line.startsWith(DASH)) {
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(parts[2]));
        int keyId = bytes.getInt();
        byte[] signature = new byte[bytes.remaining()];
        bytes.get(signature);
        return new Signature(parts[1], keyId, signature);
      }
    } catch (IllegalArgumentException | java.nio.BufferUnderflowException e) {
      // told below
    }
    throw new Malformed("This is no signature of a head: " + line);
  }
}
