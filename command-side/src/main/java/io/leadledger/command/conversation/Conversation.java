package io.leadledger.command.conversation;

import static io.leadledger.command.conversation.ConversationStatus.ACTIVE;
import static io.leadledger.command.conversation.ConversationStatus.ARCHIVED;
import static io.leadledger.command.conversation.ConversationStatus.CLOSED;
import static io.leadledger.command.conversation.ConversationStatus.SPAM;
import static io.leadledger.command.platform.RuleBroken.require;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.leadledger.command.claims.Claims;
import io.leadledger.command.conversation.ConversationCommand.*;
import io.leadledger.command.lead.Leads;
import io.leadledger.command.values.Moments;
import io.leadledger.events.conversation.ConversationEvent.*;
import io.leadledger.events.conversation.Engagement;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.serialization.Revision;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/// One exchange with one lead on one channel. Its state does not grow with its messages: what is
/// known of each of them stands in [Messages] (ADR 0080). What was said in it is understood beside
/// it (ADR 0086); it decides what of that holds.
@Revision("2")
@Aggregate(cache = "aggregates", snapshotTriggerDefinition = "everyHundredEvents")
class Conversation extends ConversationMessages {
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
    progress.requireNotArchived();
    if (!participants.has(command)) {
      requireMember(claims, command.member().toString());
      participants.requireRoomFor(command.member());
      apply(
          new ParticipantJoined(
              id(), lead(), command.member(), command.role(), command.notificationsEnabled()));
    }
  }

  @CommandHandler
  void handle(RemoveParticipant command) {
    progress.requireNotArchived();
    if (participants.has(command.member())) {
      apply(new ParticipantLeft(id(), lead(), command.member()));
    }
  }

  @CommandHandler
  void handle(AssignConversation command, Claims claims) {
    progress.requireNotArchived();
    assign(command.assignee(), command.reason(), claims);
  }

  @CommandHandler
  void handle(UnassignConversation command) {
    progress.requireNotArchived();
    if (assignee != null) {
      apply(new ConversationUnassigned(id(), lead(), assignee, command.reason()));
    }
  }

  @CommandHandler
  void handle(HandOff command, Claims claims) {
    progress.requireOpen();
    if (command.assignee() != null) {
      assign(command.assignee(), command.reason(), claims);
    }
    if (progress.handedOff() == null) {
      apply(
          new ConversationHandedOff(
              id(),
              lead(),
              command.handOff(),
              assignee,
              command.reason(),
              progress.stage().value(),
              Stage.HANDED_OFF.value()));
    }
  }

  @CommandHandler
  void handle(HandBack command) {
    progress.requireOpen();
    if (progress.handedOff() != null) {
      apply(
          new ConversationHandedBack(
              id(), lead(), progress.handedOff().id(), progress.afterHandOff().value()));
    }
  }

  @CommandHandler
  void handle(RecordEngagement command) {
    progress.requireNotArchived();
    require(command.report().goesOn(engagement), ConversationRule.COUNTERS_DO_NOT_FALL);
    Engagement next = command.report().after(engagement);
    if (!next.equals(engagement) || command.session() != null) {
      boolean tourIntent = next.tourBooked() || progress.stage().hasTour();
      apply(
          new EngagementRecorded(
              id(),
              lead(),
              next,
              talk.secondsUntilNow(),
              EngagementScore.of(next, talk.contactMessages()),
              tourIntent,
              tourIntent && next.contactCaptured(),
              command.session()));
    }
  }

  @CommandHandler
  void handle(ChangeStage command) {
    progress.requireOpen();
    String stage = progress.stage().value();
    if (!command.stage().equals(stage)) {
      apply(new ConversationStageChanged(id(), lead(), stage, command.stage()));
    }
  }

  @CommandHandler
  void handle(CloseConversation command, MetaData by, QuietTimes quiet) {
    progress.requireNotArchived();
    if (!progress.is(CLOSED)) {
      Instant end = talk.afterStart(Moments.now());
      apply(
          new ConversationClosed(
              id(),
              lead(),
              thread(),
              channel,
              command.reason(),
              progress.status().value(),
              CLOSED.value(),
              Stage.COMPLETED.value(),
              Duration.between(talk.startedAt(), end).toSeconds(),
              end));
      if (talk.messages() > analysed) {
        quiet.analyse(tenant(), actorOf(by), id(), analysed, Occasion.CLOSED, Moments.now());
      }
    }
  }

  @CommandHandler
  void handle(ReopenConversation command, MetaData by, QuietTimes quiet) {
    if (!progress.is(ACTIVE) || progress.isAbandoned()) {
      reopen(command.reason(), by, quiet);
    }
  }

  @CommandHandler
  void handle(ArchiveConversation command) {
    if (!progress.is(ARCHIVED)) {
      apply(
          new ConversationArchived(
              id(),
              lead(),
              thread(),
              command.reason(),
              progress.status().value(),
              ARCHIVED.value()));
    }
  }

  @CommandHandler
  void handle(MarkSpam command) {
    progress.requireNotArchived();
    if (!progress.is(SPAM)) {
      apply(
          new ConversationMarkedSpam(
              id(), lead(), thread(), command.reason(), progress.status().value(), SPAM.value()));
    }
  }

  /// What has been said meanwhile puts it off: to the moment at which it may be so.
  @CommandHandler
  void handle(AbandonIfQuiet command, MetaData by, QuietTimes quiet) {
    if (progress.is(ACTIVE) && !progress.isAbandoned()) {
      if (Moments.now().isBefore(talk.activeAt().plus(quiet.of(channel)))) {
        lookAgain(quiet, by);
      } else {
        apply(
            new ConversationAbandoned(
                id(),
                lead(),
                channel,
                progress.stage().value(),
                Stage.ABANDONED.value(),
                talk.afterStart(talk.activeAt())));
      }
    }
  }

  private void assign(UUID to, @Nullable String reason, Claims claims) {
    if (!to.equals(assignee)) {
      requireMember(claims, to.toString());
      apply(new ConversationAssigned(id(), lead(), to, assignee, reason));
    }
  }
}
