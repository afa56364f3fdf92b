package io.leadledger.store.seal;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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

  /// What stands for this event in the tree. Being made of ciphertext it stays as it is when the
  /// key of a data subject is destroyed.
  public Hash leaf() {
    return Hash.ofLeaf(canonical());
  }

  /// The one way to write this event down (docs/history-proofs.md): the number of the form, then
  /// each component with its length before it, in this order.
  byte[] canonical() {
    var bytes = new ByteArrayOutputStream(256 + metaData.length + payload.length);
    try (var out = new DataOutputStream(bytes)) {
      out.writeByte(FORM);
      number(out, position);
      put(out, bytes(id));
      put(out, bytes(tenant));
      put(out, actor == null ? null : bytes(actor));
      put(out, bytes(stream));
      number(out, sequence);
      put(out, type == null ? null : type.getBytes(StandardCharsets.UTF_8));
      put(out, name.getBytes(StandardCharsets.UTF_8));
      put(out, revision == null ? null : revision.getBytes(StandardCharsets.UTF_8));
      number(out, ChronoUnit.MICROS.between(Instant.EPOCH, time));
      put(out, metaData);
      put(out, payload);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void number(DataOutputStream out, long number) throws IOException {
    out.writeInt(Long.BYTES);
    out.writeLong(number);
  }

  private static void put(DataOutputStream out, byte @Nullable [] bytes) throws IOException {
    if (bytes == null) {
      out.writeInt(ABSENT);
    } else {
      out.writeInt(bytes.length);
      out.write(bytes);
    }
  }

  private static byte[] bytes(UUID id) {
    return ByteBuffer.allocate(16)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }
}
