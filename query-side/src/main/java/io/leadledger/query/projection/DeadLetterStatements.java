package io.leadledger.query.projection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import org.axonframework.common.DateTimeUtils;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.deadletter.jdbc.DeadLetterSchema;
import org.axonframework.eventhandling.deadletter.jdbc.DefaultDeadLetterStatementFactory;
import org.axonframework.serialization.Serializer;

/// Axon's statements on dead letters, with pages of sequences that do not leave any out: its own
/// take the number of rows to skip for a place within the sequence (AxonFramework issue 4573).
final class DeadLetterStatements extends DefaultDeadLetterStatementFactory<EventMessage<?>> {
  static final DeadLetterSchema SCHEMA =
      DeadLetterSchema.builder()
          .deadLetterTable("projection.dead_letter_entry")
          .deadLetterIdentifierColumn("dead_letter_identifier")
          .processingGroupColumn("processing_group")
          .sequenceIdentifierColumn("sequence_identifier")
          .sequenceIndexColumn("sequence_index")
          .messageTypeColumn("message_type")
          .eventIdentifierColumn("event_identifier")
          .timestampColumn("timestamp")
          .payloadTypeColumn("payload_type")
          .payloadRevisionColumn("payload_revision")
          .payloadColumn("payload")
          .metaDataColumn("meta_data")
          .aggregateTypeColumn("aggregate_type")
          .aggregateIdentifierColumn("aggregate_identifier")
          .sequenceNumberColumn("sequence_number")
          .tokenTypeColumn("token_type")
          .tokenColumn("token")
          .enqueuedAtColumn("enqueued_at")
          .lastTouchedColumn("last_touched")
          .processingStartedColumn("processing_started")
          .causeTypeColumn("cause_type")
          .causeMessageColumn("cause_message")
          .diagnosticsColumn("diagnostics")
          .build();

  private DeadLetterStatements(Builder<EventMessage<?>> builder) {
    super(builder);
  }

  static DeadLetterStatements with(Serializer serializer, Serializer eventSerializer) {
    Builder<EventMessage<?>> builder = builder();
    return new DeadLetterStatements(
        builder.schema(SCHEMA).genericSerializer(serializer).eventSerializer(eventSerializer));
  }

  @Override
  public PreparedStatement claimableSequencesStatement(
      Connection connection,
      String processingGroup,
      Instant processingStartedLimit,
      int offset,
      int maxSize)
      throws SQLException {
    PreparedStatement statement =
        connection.prepareStatement(
            """
            select * from projection.dead_letter_entry first
            where processing_group = ?
              and not exists (
                select from projection.dead_letter_entry earlier
                where earlier.processing_group = first.processing_group
                  and earlier.sequence_identifier = first.sequence_identifier
                  and earlier.sequence_index < first.sequence_index)
              and (processing_started is null or processing_started < ?)
            order by last_touched, dead_letter_identifier limit ? offset ?""");
    statement.setString(1, processingGroup);
    statement.setString(2, DateTimeUtils.formatInstant(processingStartedLimit));
    statement.setInt(3, maxSize);
    statement.setInt(4, offset);
    return statement;
  }
}
