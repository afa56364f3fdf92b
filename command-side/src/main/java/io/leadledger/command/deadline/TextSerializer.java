package io.leadledger.command.deadline;

import com.github.kagkarlsson.scheduler.serializer.Serializer;
import java.nio.charset.StandardCharsets;

/// What a deadline needs to know is text: Java's own serialization is kept out of the database.
final class TextSerializer implements Serializer {

  @Override
  public byte[] serialize(Object data) {
    return data.toString().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public <T> T deserialize(Class<T> type, byte[] stored) {
    return type.cast(new String(stored, StandardCharsets.UTF_8));
  }
}
