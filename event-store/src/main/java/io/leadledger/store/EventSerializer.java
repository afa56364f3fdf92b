package io.leadledger.store;

import io.leadledger.events.EventJson;
import io.leadledger.events.EventName;
import io.leadledger.events.EventVocabulary;
import io.leadledger.store.personal.PersonalModule;
import io.leadledger.store.personal.SubjectKeys;
import java.util.Optional;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.UnknownSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import tools.jackson.databind.DeserializationFeature;

/// Stores events under their permanent names, and events and snapshots with their personal data
/// encrypted. Used wherever a payload comes to rest: event history, snapshots, dead letters.
public final class EventSerializer extends Jackson3Serializer {

  private EventSerializer(Builder builder) {
    super(builder);
  }

  public static EventSerializer with(SubjectKeys keys) {
    Builder builder = Jackson3Serializer.builder();
    builder.jsonMapperBuilderCustomizer(
        mapper -> {
          EventJson.configure(mapper);
          mapper.disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
          mapper.addModule(new PersonalModule(keys, EventJson.plainMapper()));
        });
    return new EventSerializer(builder);
  }

  @Override
  @SuppressWarnings("rawtypes")
  public SerializedType typeForClass(Class type) {
    return type != null && type.isAnnotationPresent(EventName.class)
        ? new SimpleSerializedType(EventVocabulary.nameOf(type), EventVocabulary.revisionOf(type))
        : super.typeForClass(type);
  }

  /// @throws SerializationException for an event that this version does not know: to skip it would
  ///     falsify what is made of the history
  @Override
  public Class<?> classForType(SerializedType type) {
    Optional<Class<?>> event = EventVocabulary.find(type.getName()).map(known -> known);
    if (event.isPresent()) {
      return event.get();
    }
    Class<?> other = super.classForType(type);
    if (UnknownSerializedType.class.isAssignableFrom(other)) {
      throw new SerializationException(
          "The history holds %s (revision %s), which this version of LeadLedger does not know"
              .formatted(type.getName(), type.getRevision()));
    }
    return other;
  }
}
