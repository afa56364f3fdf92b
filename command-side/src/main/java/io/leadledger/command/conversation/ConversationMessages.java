package io.leadledger.command.conversation;

import static io.leadledger.command.conversation.ConversationStatus.ACTIVE;
import static io.leadledger.command.platform.RuleBroken.require;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import io.leadledger.command.claims.Claims;
import io.leadledger.command.conversation.ConversationCommand.*;
import io.leadledger.command.values.Moments;
import io.leadledger.events.conversation.ConversationEvent.*;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

/// What a conversation decides about its messages: which are recorded, what becomes of them, and
/// what holds of what was understood of them.
abstract class ConversationMessages extends ConversationState {
  @CommandHandler
  void handle(RecordMessage command, MetaData by, Messages known, Claims claims, QuietTimes quiet) {
    boolean returns = progress.isAbandoned();
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
    progress.requireTakes(command);
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
            talk.messages() + 1,
            talk.contactMessages() + (inbound ? 1 : 0),
            talk.botMessages() + (command.isAutomatic() ? 1 : 0),
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
            talk.lastWith(at)));
    if (talk.messages() == analysed + 1) {
      analyseWhenQuiet(quiet, by);
    }
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
      boolean byParticipant = message.inbound() && participants.has(actor);
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
  void handle(PrepareAnalysis command) {
    progress.requireNotArchived();
    require(talk.messages() > 0, ConversationRule.ONLY_WHAT_WAS_SAID_IS_ANALYSED);
  }

  @CommandHandler
  void handle(RecordAnalysis command, MetaData by, QuietTimes quiet) {
    progress.requireNotArchived();
    if (command.messages() > analysed) {
      apply(
          new ConversationAnalysed(
              id(),
              lead(),
              command.analysis(),
              channel,
              command.messages(),
              command.occasion(),
              command.engine(),
              command.cost(),
              command.intent(),
              command.sentiment(),
              command.summary(),
              command.findings(),
              Understanding.after(dataPoints, command.dataPoints())));
      analyseTheRest(quiet, by);
    }
  }

  @CommandHandler
  void handle(RecordAnalysisFailure command, MetaData by, QuietTimes quiet) {
    progress.requireNotArchived();
    if (command.messages() > analysed) {
      apply(
          new ConversationAnalysisFailed(
              id(),
              lead(),
              command.analysis(),
              command.messages(),
              command.occasion(),
              command.reason()));
      analyseTheRest(quiet, by);
    }
  }

  final void reopen(@Nullable String reason, MetaData by, QuietTimes quiet) {
    apply(
        new ConversationReopened(
            id(),
            lead(),
            thread(),
            channel,
            reason,
            progress.status().value(),
            ACTIVE.value(),
            progress.whenReopened().value()));
    lookAgain(quiet, by);
  }

  final void lookAgain(QuietTimes quiet, MetaData by) {
    quiet.lookAgain(tenant(), actorOf(by), id(), talk.activeAt().plus(quiet.of(channel)));
  }

  private void analyseWhenQuiet(QuietTimes quiet, MetaData by) {
    Instant at = talk.activeAt().plus(quiet.beforeAnalysis());
    quiet.analyse(tenant(), actorOf(by), id(), analysed, Occasion.QUIET, at);
  }

  /// What was said while the rest was being understood.
  private void analyseTheRest(QuietTimes quiet, MetaData by) {
    if (talk.messages() > analysed) {
      analyseWhenQuiet(quiet, by);
    }
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
    requireMember(claims, command.senderId());
    return command.senderId();
  }

  final void requireMember(Claims claims, String member) {
    require(
        claims.holder(tenant(), Claims.MEMBER, member).isPresent(),
        ConversationRule.ONLY_ACTIVE_MEMBERS_TAKE_PART);
  }

  private Messages.Known message(Messages known, UUID message) {
    Optional<Messages.Known> found = known.find(id(), message);
    require(found.isPresent(), ConversationRule.A_RECEIPT_IS_FOR_A_MESSAGE_OF_THE_CONVERSATION);
    return found.get();
  }

  static Instant orNow(@Nullable Instant moment) {
    return moment == null ? Moments.now() : moment;
  }
}
