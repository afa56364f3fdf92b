package io.leadledger.command.conversation;

import io.leadledger.command.platform.TenantAggregate;
import io.leadledger.events.HoldsPersonalData;
import io.leadledger.events.Personal;
import io.leadledger.events.conversation.ConversationEvent;
import io.leadledger.events.conversation.ConversationEvent.*;
import io.leadledger.events.conversation.Engagement;
import io.leadledger.events.conversation.FoundDataPoint;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

/// What a conversation knows to decide by, and how each event changes it.
abstract class ConversationState extends TenantAggregate implements HoldsPersonalData {
  @Nullable UUID lead;
  @Nullable UUID thread;
  String channel = "";
  Progress progress = Progress.BEGINNING;
  Talk talk = Talk.NONE;
  @Nullable UUID assignee;
  Participants participants = Participants.NONE;
  Engagement engagement = Engagement.NONE;

  /// How many messages have been understood, or tried to be.
  int analysed;

  @Personal @Nullable List<FoundDataPoint> dataPoints;

  @EventSourcingHandler
  void on(ConversationEvent event, MetaData metaData, @Timestamp Instant at) {
    switch (event) {
      case ConversationStarted e -> {
        created(e.conversationId(), metaData);
        lead = e.leadId();
        thread = e.threadId();
        channel = e.channel();
        progress = progress.became(e.status(), e.stage());
        talk = talk.started(e.startedAt(), at);
      }
      case ParticipantJoined e -> participants = participants.with(e);
      case ParticipantLeft e -> participants = participants.without(e);
      case MessageRecorded e -> talk = talk.with(e, at);
      case ConversationAssigned e -> assignee = e.assigneeId();
      case ConversationUnassigned _ -> assignee = null;
      case ConversationHandedOff e -> progress = progress.handedOff(e);
      case ConversationHandedBack e -> progress = progress.handedBack(e.stage());
      case EngagementRecorded e -> engagement = e.engagement();
      case ConversationStageChanged e -> progress = progress.came(e.stage());
      case ConversationClosed e -> progress = progress.became(e.status(), e.stage());
      case ConversationReopened e -> {
        progress = progress.became(e.status(), e.stage());
        talk = talk.active(at);
      }
      case ConversationArchived e -> progress = progress.became(e.status());
      case ConversationMarkedSpam e -> progress = progress.became(e.status());
      case ConversationAbandoned e -> progress = progress.came(e.stage());
      case ConversationAnalysed e -> {
        analysed = e.messages();
        dataPoints = e.dataPoints();
      }
      case ConversationAnalysisFailed e -> analysed = e.messages();
      case MessageDelivered _, MessageRead _, MessageFailed _ -> {} // see Messages
    }
  }

  @Override
  public UUID dataSubject() {
    return lead();
  }

  final UUID lead() {
    return Objects.requireNonNull(lead);
  }

  final UUID thread() {
    return Objects.requireNonNull(thread);
  }
}
