package io.leadledger.store;

import java.util.Objects;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.Serializer;

/// Passes over snapshots that an older revision of their aggregate has left; the aggregate is then
/// made from its events. Axon's own filter compares the aggregate's type with a class name and so
/// lets everything through.
record CurrentRevisionsOnly(Serializer serializer) implements SnapshotFilter {

  @Override
  public boolean test(DomainEventData<?> snapshot) {
    SerializedType stored = snapshot.getPayload().getType();
    try {
      SerializedType current = serializer.typeForClass(serializer.classForType(stored));
      return Objects.equals(stored.getRevision(), current.getRevision());
    } catch (SerializationException renamedOrGone) {
      return false;
    }
  }
}
