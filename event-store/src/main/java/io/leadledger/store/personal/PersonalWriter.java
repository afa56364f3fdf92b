package io.leadledger.store.personal;

import io.leadledger.events.HoldsPersonalData;
import java.util.UUID;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;

/// Writes a personal property as [Ciphertext] under the key of the subject of the object that has
/// the property. Of somebody who has been erased nothing personal is written any more.
final class PersonalWriter extends ValueSerializer<Object> {
  private final SubjectKeys keys;
  private final ObjectMapper values;

  PersonalWriter(SubjectKeys keys, ObjectMapper values) {
    this.keys = keys;
    this.values = values;
  }

  @Override
  public void serialize(Object value, JsonGenerator json, SerializationContext context) {
    if (!(json.currentValue() instanceof HoldsPersonalData holder)) {
      throw new IllegalStateException(
          "personal data needs a subject, but " + json.currentValue() + " is no HoldsPersonalData");
    }
    UUID subject = holder.dataSubject();
    byte[] cipher = keys.forWriting(subject).encrypt(values.writeValueAsBytes(value));
    if (cipher == null) {
      throw new SubjectErased(subject);
    }
    json.writeString(new Ciphertext(subject, cipher).format());
  }
}
