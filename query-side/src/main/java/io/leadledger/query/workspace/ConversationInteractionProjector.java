package io.leadledger.query.workspace;

import static io.leadledger.query.workspace.jooq.Tables.CRM_INTERACTIONS;

import io.leadledger.events.conversation.ConversationEvent.ConversationClosed;
import io.leadledger.events.conversation.ConversationEvent.ConversationReopened;
import io.leadledger.events.conversation.ConversationEvent.ConversationStarted;
import io.leadledger.events.conversation.ConversationEvent.MessageRecorded;
import io.leadledger.query.platform.Fills;
import io.leadledger.query.platform.Recorded;
import io.leadledger.query.platform.Rows;
import io.leadledger.query.workspace.jooq.tables.CrmInteractions;
import java.util.List;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/// Fills workspace.crm_interactions from conversations: a row for each written message, and one for
/// each call. The documented list of types has none for chats.
@Component("workspace.crm_interactions.conversations")
@ProcessingGroup("workspace.crm_interactions")
@Fills(CrmInteractions.class)
class ConversationInteractionProjector {
  private static final List<String> CALLS = List.of("call", "ai_call");
  private static final List<String> WRITTEN = List.of("email", "sms", "whatsapp");

  @EventHandler
  void on(ConversationStarted event, Recorded recorded, Rows rows) {
    if (CALLS.contains(event.channel())) {
      interaction(event.conversationId(), event.leadId(), recorded, rows)
          .set(CRM_INTERACTIONS.TYPE, "call")
          .set(CRM_INTERACTIONS.DIRECTION, event.direction())
          .set(CRM_INTERACTIONS.SUBJECT, event.subject())
          .set(
              CRM_INTERACTIONS.USER_ID, event.channel().equals("ai_call") ? null : recorded.actor())
          .set(CRM_INTERACTIONS.CREATED_AT, event.startedAt());
    }
  }

  @EventHandler
  void on(MessageRecorded event, Recorded recorded, Rows rows) {
    if (WRITTEN.contains(event.channel())) {
      boolean byMember = event.senderType().equals("user");
      interaction(event.messageId(), event.leadId(), recorded, rows)
          .set(CRM_INTERACTIONS.TYPE, event.channel())
          .set(CRM_INTERACTIONS.DIRECTION, event.direction())
          .set(CRM_INTERACTIONS.SUBJECT, event.subject())
          .set(CRM_INTERACTIONS.CONTENT, event.content())
          .set(CRM_INTERACTIONS.COMPLETED_AT, event.sentAt())
          .set(
              CRM_INTERACTIONS.USER_ID,
              byMember && event.senderId() != null ? UUID.fromString(event.senderId()) : null)
          .set(CRM_INTERACTIONS.CREATED_AT, event.sentAt());
    }
  }

  @EventHandler
  void on(ConversationClosed event, Recorded recorded, Rows rows) {
    if (CALLS.contains(event.channel())) {
      rows.update(CRM_INTERACTIONS, event.conversationId())
          .set(CRM_INTERACTIONS.OUTCOME, event.reason())
          .set(CRM_INTERACTIONS.DURATION, Math.toIntExact(event.durationSeconds()))
          .set(CRM_INTERACTIONS.COMPLETED_AT, event.endedAt())
          .set(CRM_INTERACTIONS.UPDATED_AT, recorded.at());
    }
  }

  @EventHandler
  void on(ConversationReopened event, Recorded recorded, Rows rows) {
    if (CALLS.contains(event.channel())) {
      rows.update(CRM_INTERACTIONS, event.conversationId())
          .set(CRM_INTERACTIONS.COMPLETED_AT, null)
          .set(CRM_INTERACTIONS.UPDATED_AT, recorded.at());
    }
  }

  private static Rows.Values interaction(UUID id, UUID contact, Recorded recorded, Rows rows) {
    return rows.insert(CRM_INTERACTIONS)
        .set(CRM_INTERACTIONS.ID, id)
        .set(CRM_INTERACTIONS.WORKSPACE_ID, recorded.tenant())
        .set(CRM_INTERACTIONS.CONTACT_ID, contact)
        .set(CRM_INTERACTIONS.UPDATED_AT, recorded.at());
  }
}
