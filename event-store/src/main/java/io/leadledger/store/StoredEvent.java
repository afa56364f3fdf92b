package io.leadledger.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.jspecify.annotations.Nullable;

/// A row of the event table or the snapshot table, as Axon wants to see it.
record StoredEvent(
    String eventIdentifier,
    @Nullable String aggregateIdentifier,
    long sequenceNumber,
    @Nullable String type,
    Instant timestamp,
    SerializedObject<byte[]> payload,
    SerializedObject<byte[]> metaData)
    implements DomainEventData<byte[]> {

  /// The columns that [#from] reads.
  static final String COLUMNS =
      "event_identifier, aggregate_identifier, sequence_number, type, time_stamp, payload_type, payload_revision, payload, meta_data";

  static StoredEvent from(ResultSet row) throws SQLException {
    return new StoredEvent(
        row.getString("event_identifier"),
        row.getString("aggregate_identifier"),
        row.getLong("sequence_number"),
        row.getString("type"),
        row.getObject("time_stamp", OffsetDateTime.class).toInstant(),
        new SimpleSerializedObject<>(
            row.getBytes("payload"),
            byte[].class,
            new SimpleSerializedType(
                row.getString("payload_type"), row.getString("payload_revision"))),
        new SerializedMetaData<>(row.getBytes("meta_data"), byte[].class));
  }

  @Override
  public String getEventIdentifier() {
    return eventIdentifier;
  }

  @Override
  public @Nullable String getAggregateIdentifier() {
    return aggregateIdentifier;
  }

  @Override
  public long getSequenceNumber() {
    return sequenceNumber;
  }

  @Override
  public @Nullable String getType() {
    return type;
  }

  @Override
  public Instant getTimestamp() {
    return timestamp;
  }

  @Override
  public SerializedObject<byte[]> getPayload() {
    return payload;
  }

  @Override
  public SerializedObject<byte[]> getMetaData() {
    return metaData;
  }
}
