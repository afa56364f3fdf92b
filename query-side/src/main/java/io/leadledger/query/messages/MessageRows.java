package io.leadledger.query.messages;

import io.leadledger.http.Caller;
import io.leadledger.query.api.ReadSession;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/// Reads crm.messages in the order in which its rows have come or changed.
@Component
class MessageRows {
  /// The most rows of one reading.
  static final int BATCH = 500;

  private static final String SELECT =
      """
      select m.conversation_id, m._position, to_jsonb(m) - '_tenant_id' - '_position' - '_event_id'
      from crm.messages m where m._position > ?\s""";
  private static final String IN_ORDER = " order by m._position limit " + BATCH;

  private final ReadSession session;

  MessageRows(ReadSession session) {
    this.session = session;
  }

  boolean isConversation(Caller caller, UUID conversation) {
    return session.read(
        caller,
        sql ->
            sql.resultQuery("select 1 from crm.conversations where id = ?", conversation)
                .fetch()
                .isNotEmpty());
  }

  /// Those of one conversation after a position.
  List<MessageRow> of(Caller caller, UUID conversation, long after) {
    return session.read(
        caller,
        sql -> rows(sql, SELECT + "and m.conversation_id = ?" + IN_ORDER, after, conversation));
  }

  /// Those of some conversations after a position.
  List<MessageRow> ofAny(Caller caller, UUID[] conversations, long after) {
    return session.read(
        caller,
        sql ->
            rows(sql, SELECT + "and m.conversation_id = any (?)" + IN_ORDER, after, conversations));
  }

  private static List<MessageRow> rows(DSLContext sql, String query, Object... bindings) {
    return sql.resultQuery(query, bindings)
        .fetch(
            row ->
                new MessageRow(
                    row.get(0, UUID.class), row.get(1, Long.class), row.get(2, String.class)));
  }
}
