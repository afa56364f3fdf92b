package io.leadledger.store.personal;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.ValueDeserializer;

/// Reads a personal property. It is null once the subject's key has been destroyed. A text that is
/// no ciphertext was stored before its property was marked, and is read as it is (ADR 0012);
/// anything else is refused: it should never have been stored.
final class PersonalReader extends ValueDeserializer<@Nullable Object> {
  private final SubjectKeys keys;
  private final ObjectMapper values;
  private final @Nullable JavaType type;

  PersonalReader(SubjectKeys keys, ObjectMapper values, @Nullable JavaType type) {
    this.keys = keys;
    this.values = values;
    this.type = type;
  }

  @Override
  public ValueDeserializer<?> createContextual(
      DeserializationContext context, BeanProperty property) {
    return new PersonalReader(keys, values, property.getType());
  }

  @Override
  public @Nullable Object deserialize(JsonParser json, DeserializationContext context) {
    String text = json.getValueAsString();
    Optional<Ciphertext> stored = Ciphertext.parse(text == null ? "" : text);
    if (stored.isEmpty() && text != null && type != null && type.hasRawClass(String.class)) {
      return text;
    }
    Ciphertext cipher =
        stored.orElseThrow(
            () ->
                new IllegalStateException(
                    "personal data is stored as plain text in " + json.currentName()));
    SubjectKey key = keys.forReading(cipher.subject());
    if (key == null) {
      throw new IllegalStateException("the vault has no key of data subject " + cipher.subject());
    }
    byte[] plain = key.decrypt(cipher.bytes());
    return plain == null ? null : values.readValue(plain, type);
  }
}
