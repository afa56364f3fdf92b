package io.leadledger.store.seal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An event as it lies in the history: its envelope, and payload and metadata byte for byte.
/// Personal data within the payload is ciphertext.
///
/// @param type of the aggregate
/// @param time to the microsecond
public record HistoricEvent(
    long position,
    UUID id,
    UUID tenant,
    @Nullable UUID actor,
    UUID stream,
    long sequence,
    @Nullable String type,
    String name,
    @Nullable String revision,
    Instant time,
    byte[] metaData,
    byte[] payload) {
  private static final byte FORM = 1;
  private static final int ABSENT = -1;
  private static final int ID = 16;

  /// The form, twelve lengths, three numbers and four ids.
  private static final int FIXED = 1 + 12 * Integer.BYTES + 3 * Long.BYTES + 4 * ID;

  /// What stands for this event in the tree. Being made of ciphertext it stays as it is when the
  /// key of a data subject is destroyed.
  public Hash leaf() {
    return Hash.ofLeaf(canonical());
  }

  /// The one way to write this event down (docs/history-proofs.md): the number of the form, then
  /// each component with its length before it, in this order.
  byte[] canonical() {
    byte[] typeText = type == null ? null : utf8(type);
    byte[] nameText = utf8(name);
    byte[] revisionText = revision == null ? null : utf8(revision);
    ByteBuffer out =
        ByteBuffer.allocate(
            FIXED
                + length(typeText)
                + nameText.length
                + length(revisionText)
                + metaData.length
                + payload.length);
    out.put(FORM);
    put(out, position);
    put(out, id);
    put(out, tenant);
    put(out, actor);
    put(out, stream);
    put(out, sequence);
    put(out, typeText);
    put(out, nameText);
    put(out, revisionText);
    put(out, ChronoUnit.MICROS.between(Instant.EPOCH, time));
    put(out, metaData);
    put(out, payload);
    return Arrays.copyOf(out.array(), out.position());
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static int length(byte @Nullable [] bytes) {
    return bytes == null ? 0 : bytes.length;
  }

  private static void put(ByteBuffer out, long number) {
    out.putInt(Long.BYTES).putLong(number);
  }

  private static void put(ByteBuffer out, @Nullable UUID id) {
    if (id == null) {
      out.putInt(ABSENT);
    } else {
      out.putInt(ID).putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    }
  }

  private static void put(ByteBuffer out, byte @Nullable [] bytes) {
    if (bytes == null) {
      out.putInt(ABSENT);
    } else {
      out.putInt(bytes.length).put(bytes);
    }
  }
}
