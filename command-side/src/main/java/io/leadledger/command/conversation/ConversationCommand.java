package io.leadledger.command.conversation;

import io.leadledger.command.values.Fields;
import io.leadledger.command.values.FreeFields;
import io.leadledger.command.values.Moments;
import io.leadledger.events.conversation.ConversationSession;
import io.leadledger.events.conversation.FoundDataPoint;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/// What can be asked of a conversation. Valid by construction; what cannot be meant is refused with
/// all its violations.
public sealed interface ConversationCommand {
  List<String> CHANNELS =
      List.of("live_chat", "email", "sms", "whatsapp", "call", "ai_call", "social");

  UUID conversation();

  /// An exchange with a lead begins. Without a thread it opens one.
  record StartConversation(
      @TargetAggregateIdentifier UUID conversation,
      UUID lead,
      @Nullable UUID thread,
      String channel,
      String direction,
      @Nullable String subject,
      @Nullable String source,
      @Nullable String externalThreadId,
      @Nullable ConversationSession session,
      @Nullable Instant startedAt)
      implements ConversationCommand {
    public StartConversation {
      var fields = new Fields();
      fields.required("leadId", lead);
      fields.required("channel", channel);
      fields.oneOf("channel", channel, CHANNELS);
      fields.oneOf("direction", direction, List.of("inbound", "outbound"));
      subject = fields.text("subject", subject, 500);
      source = fields.text("source", source, 100);
      externalThreadId = fields.text("externalThreadId", externalThreadId, 1_000);
      session = checked(fields, session);
      Moments.notFarAhead(fields, "startedAt", startedAt);
      fields.orRefuse();
    }
  }

  /// A member takes part in this role; said again it changes the role.
  record AddParticipant(
      @TargetAggregateIdentifier UUID conversation,
      UUID member,
      String role,
      boolean notificationsEnabled)
      implements ConversationCommand {
    public AddParticipant {
      var fields = new Fields();
      fields.oneOf("role", role, List.of("owner", "participant", "observer"));
      fields.orRefuse();
    }
  }

  record RemoveParticipant(@TargetAggregateIdentifier UUID conversation, UUID member)
      implements ConversationCommand {}

  /// Something has been said. What the lead (`contact`) says is inbound, what anybody else says is
  /// outbound. A message with an external id that is there already is the same message.
  record RecordMessage(
      @TargetAggregateIdentifier UUID conversation,
      UUID message,
      String senderType,
      @Nullable String senderId,
      @Nullable String subject,
      String content,
      @Nullable String contentType,
      @Nullable String externalMessageId,
      @Nullable Map<String, Object> metadata,
      @Nullable Instant sentAt)
      implements ConversationCommand {
    static final List<String> SENDERS = List.of("contact", "user", "agent", "bot", "system");

    public RecordMessage {
      var fields = new Fields();
      fields.required("senderType", senderType);
      fields.oneOf("senderType", senderType, SENDERS);
      senderId = fields.text("senderId", senderId, 200);
      subject = fields.text("subject", subject, 500);
      content = MessageText.checked(fields, "content", content);
      contentType = MessageText.checkedType(fields, "contentType", contentType);
      externalMessageId = fields.text("externalMessageId", externalMessageId, 1_000);
      metadata = FreeFields.check(fields, "metadata", metadata);
      Moments.notFarAhead(fields, "sentAt", sentAt);
      fields.orRefuse();
    }

    boolean isInbound() {
      return senderType.equals("contact");
    }

    boolean isAutomatic() {
      return senderType.equals("bot") || senderType.equals("agent");
    }
  }

  record ConfirmDelivery(
      @TargetAggregateIdentifier UUID conversation, UUID message, @Nullable Instant deliveredAt)
      implements ConversationCommand {
    public ConfirmDelivery {
      var fields = new Fields();
      Moments.notFarAhead(fields, "deliveredAt", deliveredAt);
      fields.orRefuse();
    }
  }

  record ConfirmReading(
      @TargetAggregateIdentifier UUID conversation, UUID message, @Nullable Instant readAt)
      implements ConversationCommand {
    public ConfirmReading {
      var fields = new Fields();
      Moments.notFarAhead(fields, "readAt", readAt);
      fields.orRefuse();
    }
  }

  record ReportFailure(
      @TargetAggregateIdentifier UUID conversation,
      UUID message,
      @Nullable String reason,
      @Nullable Instant failedAt)
      implements ConversationCommand {
    public ReportFailure {
      var fields = new Fields();
      reason = fields.text("reason", reason, Fields.REASON);
      Moments.notFarAhead(fields, "failedAt", failedAt);
      fields.orRefuse();
    }
  }

  record AssignConversation(
      @TargetAggregateIdentifier UUID conversation, UUID assignee, @Nullable String reason)
      implements ConversationCommand {
    public AssignConversation {
      var fields = new Fields();
      fields.required("assigneeId", assignee);
      reason = fields.text("reason", reason, Fields.REASON);
      fields.orRefuse();
    }
  }

  record UnassignConversation(@TargetAggregateIdentifier UUID conversation, @Nullable String reason)
      implements ConversationCommand {
    public UnassignConversation {
      reason = Fields.reason(reason);
    }
  }

  /// A person is to take over: this member, or whoever comes first.
  record HandOff(
      @TargetAggregateIdentifier UUID conversation,
      UUID handOff,
      @Nullable UUID assignee,
      @Nullable String reason)
      implements ConversationCommand {
    public HandOff {
      reason = Fields.reason(reason);
    }
  }

  /// The bot may go on.
  record HandBack(@TargetAggregateIdentifier UUID conversation) implements ConversationCommand {}

  /// What a widget has counted so far; what it does not tell stays as it was.
  record RecordEngagement(
      @TargetAggregateIdentifier UUID conversation,
      EngagementReport report,
      @Nullable ConversationSession session)
      implements ConversationCommand {
    public RecordEngagement {
      var fields = new Fields();
      report = report.checked(fields);
      session = checked(fields, session);
      fields.orRefuse();
    }
  }

  record ChangeStage(@TargetAggregateIdentifier UUID conversation, String stage)
      implements ConversationCommand {
    public ChangeStage {
      var fields = new Fields();
      fields.required("stage", stage);
      fields.oneOf("stage", stage, Stage.SAID);
      fields.orRefuse();
    }
  }

  record CloseConversation(@TargetAggregateIdentifier UUID conversation, @Nullable String reason)
      implements ConversationCommand {
    public CloseConversation {
      reason = Fields.reason(reason);
    }
  }

  record ReopenConversation(@TargetAggregateIdentifier UUID conversation, @Nullable String reason)
      implements ConversationCommand {
    public ReopenConversation {
      reason = Fields.reason(reason);
    }
  }

  record ArchiveConversation(@TargetAggregateIdentifier UUID conversation, @Nullable String reason)
      implements ConversationCommand {
    public ArchiveConversation {
      reason = Fields.reason(reason);
    }
  }

  record MarkSpam(@TargetAggregateIdentifier UUID conversation, @Nullable String reason)
      implements ConversationCommand {
    public MarkSpam {
      reason = Fields.reason(reason);
    }
  }

  /// Has the lead left? Asked when a conversation may have been quiet for long enough.
  record AbandonIfQuiet(@TargetAggregateIdentifier UUID conversation)
      implements ConversationCommand {}

  /// Can it be understood what is said here?
  record PrepareAnalysis(@TargetAggregateIdentifier UUID conversation)
      implements ConversationCommand {}

  /// This is what the first so many messages of the conversation are about. Known already, it
  /// changes nothing.
  record RecordAnalysis(
      @TargetAggregateIdentifier UUID conversation,
      UUID analysis,
      int messages,
      String occasion,
      String engine,
      @Nullable BigDecimal cost,
      String intent,
      String sentiment,
      String summary,
      List<String> findings,
      List<FoundDataPoint> dataPoints)
      implements ConversationCommand {}

  /// The first so many messages of the conversation could not be understood.
  record RecordAnalysisFailure(
      @TargetAggregateIdentifier UUID conversation,
      UUID analysis,
      int messages,
      String occasion,
      String reason)
      implements ConversationCommand {}

  private static @Nullable ConversationSession checked(
      Fields fields, @Nullable ConversationSession session) {
    return session == null
        ? null
        : new ConversationSession(
            fields.text("session.deviceId", session.deviceId(), 255),
            fields.text("session.sessionId", session.sessionId(), 255),
            fields.url("session.pageUrl", session.pageUrl()));
  }
}
