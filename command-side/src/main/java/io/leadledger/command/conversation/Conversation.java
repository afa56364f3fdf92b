package io.leadledger.command.conversation;

import static io.leadledger.command.conversation.ConversationStatus.ACTIVE;
import static io.leadledger.command.conversation.ConversationStatus.ARCHIVED;
import static io.leadledger.command.conversation.ConversationStatus.CLOSED;
import static io.leadledger.command.conversation.ConversationStatus.SPAM;
import static io.leadledger.command.platform.RuleBroken.require;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import io.leadledger.command.claims.Claims;
import io.leadledger.command.conversation.ConversationCommand.*;
import io.leadledger.command.lead.Leads;
import io.leadledger.command.platform.TenantAggregate;
import io.leadledger.command.values.Moments;
import io.leadledger.events.conversation.ConversationEvent;
import io.leadledger.events.conversation.ConversationEvent.*;
import io.leadledger.events.conversation.Engagement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/// One exchange with one lead on one channel. Its state does not grow with its messages: what is
/// known of each of them stands in [Messages] (ADR 0080).
@Aggregate(cache = "aggregates", snapshotTriggerDefinition = "everyHundredEvents")
class Conversation extends TenantAggregate {
  private static final int PARTICIPANTS = 100;
  private static final Duration SHORTEST = Duration.ofNanos(1_000);

  private @Nullable UUID lead;
  private @Nullable UUID thread;
  private String channel = "";
  private ConversationStatus status = ACTIVE;
  private Stage stage = Stage.CHAT_INITIATED;
  private Instant startedAt = Instant.EPOCH;
  private @Nullable Instant lastMessageAt;

  /// When something was last recorded to be said: no client tells this moment.
  private Instant activeAt = Instant.EPOCH;

  private int messages;
  private int contactMessages;
  private int botMessages;
  private @Nullable UUID assignee;
  private Map<UUID, Participation> participants = Map.of();
  private @Nullable HandedOff handedOff;
  private Engagement engagement = Engagement.NONE;

  private record Participation(String role, boolean notificationsEnabled) {}

  /// The hand-off that is in force, and the stage that it interrupted.
  private record HandedOff(UUID id, Stage interrupted) {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.ALWAYS)
  void handle(
      StartConversation command, MetaData by, Leads leads, Claims claims, QuietTimes quiet) {
    UUID tenant = tenantOf(by);
    require(
        leads.isKnown(tenant, command.lead()),
        ConversationRule.A_CONVERSATION_IS_WITH_A_KNOWN_LEAD);
    ConversationClaims.claimExternalThread(claims, tenant, command);
    boolean opensThread = command.thread() == null;
    apply(
        new ConversationStarted(
            command.conversation(),
            command.lead(),
            ConversationClaims.thread(claims, tenant, command),
            opensThread,
            command.channel(),
            command.direction(),
            command.subject(),
            command.source(),
            command.externalThreadId(),
            command.session(),
            ACTIVE.value(),
            Stage.CHAT_INITIATED.value(),
            orNow(command.startedAt())));
    lookAgain(quiet, by);
  }

  @CommandHandler
  void handle(AddParticipant command, Claims claims) {
    requireNotArchived();
    var wanted = new Participation(command.role(), command.notificationsEnabled());
    if (!wanted.equals(participants.get(command.member()))) {
      requireMember(claims, command.member());
      require(
          participants.containsKey(command.member()) || participants.size() < PARTICIPANTS,
          ConversationRule.A_CONVERSATION_HAS_AT_MOST_A_HUNDRED_PARTICIPANTS);
      apply(
          new ParticipantJoined(
              id(), lead(), command.member(), command.role(), command.notificationsEnabled()));
    }
  }

  @CommandHandler
  void handle(RemoveParticipant command) {
    requireNotArchived();
    if (participants.containsKey(command.member())) {
      apply(new ParticipantLeft(id(), lead(), command.member()));
    }
  }

  @CommandHandler
  void handle(RecordMessage command, MetaData by, Messages known, Claims claims, QuietTimes quiet) {
    boolean returns = status == ACTIVE && stage == Stage.ABANDONED;
    long version = getVersion() + (returns ? 2 : 1);
    Optional<Messages.Known> seen =
        known.enter(
            new Messages.Entry(
                command.message(),
                tenant(),
                id(),
                channel,
                version,
                command.isInbound(),
                command.externalMessageId()));
    if (seen.isPresent()) {
      require(
          seen.get().conversation().equals(id()),
          ConversationRule.AN_EXTERNAL_MESSAGE_ID_NAMES_ONE_MESSAGE);
      return;
    }
    requireTakes(command);
    String sender = sender(command, by, claims);
    if (returns) {
      reopen(null, by, quiet);
    }
    Instant at = orNow(command.sentAt());
    boolean inbound = command.isInbound();
    apply(
        new MessageRecorded(
            id(),
            lead(),
            command.message(),
            messages + 1,
            contactMessages + (inbound ? 1 : 0),
            botMessages + (command.isAutomatic() ? 1 : 0),
            channel,
            inbound ? "inbound" : "outbound",
            command.senderType(),
            sender,
            command.subject(),
            command.content(),
            Objects.requireNonNull(command.contentType()),
            command.externalMessageId(),
            command.metadata(),
            inbound ? "received" : "sent",
            at,
            lastMessageAt == null || at.isAfter(lastMessageAt) ? at : lastMessageAt));
  }

  @CommandHandler
  void handle(ConfirmDelivery command, Messages known) {
    Messages.Known message = message(known, command.message());
    if (!message.delivered()) {
      known.markDelivered(message.message());
      apply(
          new MessageDelivered(
              id(),
              lead(),
              message.message(),
              channel,
              message.read() ? "read" : "delivered",
              orNow(command.deliveredAt())));
    }
  }

  @CommandHandler
  void handle(ConfirmReading command, MetaData by, Messages known) {
    Messages.Known message = message(known, command.message());
    if (!message.read()) {
      known.markRead(message.message());
      UUID actor = actorOf(by);
      boolean byParticipant = message.inbound() && participants.containsKey(actor);
      apply(
          new MessageRead(
              id(),
              lead(),
              message.message(),
              channel,
              "read",
              byParticipant ? actor : null,
              orNow(command.readAt())));
    }
  }

  /// What has been delivered or read has not failed, whatever is said later.
  @CommandHandler
  void handle(ReportFailure command, Messages known) {
    Messages.Known message = message(known, command.message());
    require(!message.inbound(), ConversationRule.ONLY_OUTBOUND_MESSAGES_FAIL);
    if (!message.failed() && !message.delivered() && !message.read()) {
      known.markFailed(message.message());
      apply(
          new MessageFailed(
              id(),
              lead(),
              message.message(),
              channel,
              "failed",
              command.reason(),
              orNow(command.failedAt())));
    }
  }

  @CommandHandler
  void handle(AssignConversation command, Claims claims) {
    requireNotArchived();
    assign(command.assignee(), command.reason(), claims);
  }

  @CommandHandler
  void handle(UnassignConversation command) {
    requireNotArchived();
    if (assignee != null) {
      apply(new ConversationUnassigned(id(), lead(), assignee, command.reason()));
    }
  }

  @CommandHandler
  void handle(HandOff command, Claims claims) {
    requireOpen();
    if (command.assignee() != null) {
      assign(command.assignee(), command.reason(), claims);
    }
    if (handedOff == null) {
      apply(
          new ConversationHandedOff(
              id(),
              lead(),
              command.handOff(),
              assignee,
              command.reason(),
              stage.value(),
              Stage.HANDED_OFF.value()));
    }
  }

  @CommandHandler
  void handle(HandBack command) {
    requireOpen();
    if (handedOff != null) {
      Stage next = stage == Stage.HANDED_OFF ? handedOff.interrupted() : stage;
      apply(new ConversationHandedBack(id(), lead(), handedOff.id(), next.value()));
    }
  }

  @CommandHandler
  void handle(RecordEngagement command) {
    requireNotArchived();
    require(command.report().goesOn(engagement), ConversationRule.COUNTERS_DO_NOT_FALL);
    Engagement next = command.report().after(engagement);
    if (!next.equals(engagement) || command.session() != null) {
      boolean tourIntent = next.tourBooked() || stage.hasTour();
      long seconds = Math.max(0, Duration.between(startedAt, Moments.now()).toSeconds());
      apply(
          new EngagementRecorded(
              id(),
              lead(),
              next,
              (int) Math.min(seconds, Integer.MAX_VALUE),
              EngagementScore.of(next, contactMessages),
              tourIntent,
              tourIntent && next.contactCaptured(),
              command.session()));
    }
  }

  @CommandHandler
  void handle(ChangeStage command) {
    requireOpen();
    if (!command.stage().equals(stage.value())) {
      apply(new ConversationStageChanged(id(), lead(), stage.value(), command.stage()));
    }
  }

  @CommandHandler
  void handle(CloseConversation command) {
    requireNotArchived();
    if (status != CLOSED) {
      Instant end = afterStart(Moments.now());
      apply(
          new ConversationClosed(
              id(),
              lead(),
              thread(),
              channel,
              command.reason(),
              status.value(),
              CLOSED.value(),
              Stage.COMPLETED.value(),
              Duration.between(startedAt, end).toSeconds(),
              end));
    }
  }

  @CommandHandler
  void handle(ReopenConversation command, MetaData by, QuietTimes quiet) {
    if (status != ACTIVE || stage == Stage.ABANDONED) {
      reopen(command.reason(), by, quiet);
    }
  }

  @CommandHandler
  void handle(ArchiveConversation command) {
    if (status != ARCHIVED) {
      apply(
          new ConversationArchived(
              id(), lead(), thread(), command.reason(), status.value(), ARCHIVED.value()));
    }
  }

  @CommandHandler
  void handle(MarkSpam command) {
    requireNotArchived();
    if (status != SPAM) {
      apply(
          new ConversationMarkedSpam(
              id(), lead(), thread(), command.reason(), status.value(), SPAM.value()));
    }
  }

  /// What has been said meanwhile puts it off: to the moment at which it may be so.
  @CommandHandler
  void handle(AbandonIfQuiet command, MetaData by, QuietTimes quiet) {
    if (status == ACTIVE && stage != Stage.ABANDONED) {
      if (Moments.now().isBefore(activeAt.plus(quiet.of(channel)))) {
        lookAgain(quiet, by);
      } else {
        apply(
            new ConversationAbandoned(
                id(),
                lead(),
                channel,
                stage.value(),
                Stage.ABANDONED.value(),
                afterStart(activeAt)));
      }
    }
  }

  @EventSourcingHandler
  void on(ConversationEvent event, MetaData metaData, @Timestamp Instant at) {
    switch (event) {
      case ConversationStarted e -> {
        created(e.conversationId(), metaData);
        lead = e.leadId();
        thread = e.threadId();
        channel = e.channel();
        status = ConversationStatus.of(e.status());
        stage = Stage.of(e.stage());
        startedAt = e.startedAt();
        activeAt = at;
      }
      case ParticipantJoined e -> {
        participants = new HashMap<>(participants);
        participants.put(e.memberId(), new Participation(e.role(), e.notificationsEnabled()));
      }
      case ParticipantLeft e -> {
        participants = new HashMap<>(participants);
        participants.remove(e.memberId());
      }
      case MessageRecorded e -> {
        messages = e.number();
        contactMessages = e.contactMessages();
        botMessages = e.botMessages();
        lastMessageAt = e.lastMessageAt();
        activeAt = at;
      }
      case ConversationAssigned e -> assignee = e.assigneeId();
      case ConversationUnassigned _ -> assignee = null;
      case ConversationHandedOff e -> {
        handedOff = new HandedOff(e.handOffId(), Stage.of(e.previousStage()));
        stage = Stage.of(e.stage());
      }
      case ConversationHandedBack e -> {
        handedOff = null;
        stage = Stage.of(e.stage());
      }
      case EngagementRecorded e -> engagement = e.engagement();
      case ConversationStageChanged e -> stage = Stage.of(e.stage());
      case ConversationClosed e -> {
        status = ConversationStatus.of(e.status());
        stage = Stage.of(e.stage());
      }
      case ConversationReopened e -> {
        status = ConversationStatus.of(e.status());
        stage = Stage.of(e.stage());
        activeAt = at;
      }
      case ConversationArchived e -> status = ConversationStatus.of(e.status());
      case ConversationMarkedSpam e -> status = ConversationStatus.of(e.status());
      case ConversationAbandoned e -> stage = Stage.of(e.stage());
      case MessageDelivered _, MessageRead _, MessageFailed _ -> {} // see Messages
    }
  }

  private void reopen(@Nullable String reason, MetaData by, QuietTimes quiet) {
    Stage next = handedOff == null ? Stage.ACTIVE : Stage.HANDED_OFF;
    apply(
        new ConversationReopened(
            id(), lead(), thread(), channel, reason, status.value(), ACTIVE.value(), next.value()));
    lookAgain(quiet, by);
  }

  private void lookAgain(QuietTimes quiet, MetaData by) {
    quiet.lookAgain(tenant(), actorOf(by), id(), activeAt.plus(quiet.of(channel)));
  }

  private void assign(UUID to, @Nullable String reason, Claims claims) {
    if (!to.equals(assignee)) {
      requireMember(claims, to);
      apply(new ConversationAssigned(id(), lead(), to, assignee, reason));
    }
  }

  private void requireTakes(RecordMessage command) {
    requireNotArchived();
    require(status != CLOSED, ConversationRule.A_CLOSED_CONVERSATION_TAKES_NO_MESSAGE);
    require(command.isInbound() || status != SPAM, ConversationRule.SPAM_IS_NOT_ANSWERED);
    require(
        handedOff == null || !command.isAutomatic(),
        ConversationRule.THE_BOT_IS_SILENT_AFTER_A_HAND_OFF);
  }

  /// Who speaks: the lead itself, a member, or whatever a bot calls itself.
  private @Nullable String sender(RecordMessage command, MetaData by, Claims claims) {
    if (command.isInbound()) {
      return lead().toString();
    }
    if (!command.senderType().equals("user")) {
      return command.senderId();
    }
    if (command.senderId() == null) {
      return actorOf(by).toString();
    }
    require(
        claims.holder(tenant(), Claims.MEMBER, command.senderId()).isPresent(),
        ConversationRule.ONLY_ACTIVE_MEMBERS_TAKE_PART);
    return command.senderId();
  }

  private Messages.Known message(Messages known, UUID message) {
    Optional<Messages.Known> found = known.find(id(), message);
    require(found.isPresent(), ConversationRule.A_RECEIPT_IS_FOR_A_MESSAGE_OF_THE_CONVERSATION);
    return found.get();
  }

  private void requireMember(Claims claims, UUID member) {
    require(
        claims.holder(tenant(), Claims.MEMBER, member.toString()).isPresent(),
        ConversationRule.ONLY_ACTIVE_MEMBERS_TAKE_PART);
  }

  private void requireNotArchived() {
    require(status != ARCHIVED, ConversationRule.AN_ARCHIVED_CONVERSATION_TAKES_NO_COMMAND);
  }

  private void requireOpen() {
    requireNotArchived();
    require(status == ACTIVE, ConversationRule.A_CLOSED_CONVERSATION_IS_WORKED_ON_NO_MORE);
  }

  private UUID lead() {
    return Objects.requireNonNull(lead);
  }

  private UUID thread() {
    return Objects.requireNonNull(thread);
  }

  /// Nothing ends in the moment in which it begins.
  private Instant afterStart(Instant end) {
    return end.isAfter(startedAt) ? end : startedAt.plus(SHORTEST);
  }

  private static Instant orNow(@Nullable Instant moment) {
    return moment == null ? Moments.now() : moment;
  }
}
