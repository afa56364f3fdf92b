package io.leadledger.command.conversation;

import io.leadledger.command.claims.Claims;
import io.leadledger.command.conversation.ChannelWebhooks.Speaker;
import io.leadledger.command.conversation.ConversationCommand.ConfirmDelivery;
import io.leadledger.command.conversation.ConversationCommand.ConfirmReading;
import io.leadledger.command.conversation.ConversationCommand.RecordMessage;
import io.leadledger.command.conversation.ConversationCommand.ReportFailure;
import io.leadledger.command.conversation.ConversationCommand.StartConversation;
import io.leadledger.command.lead.CapturePreview;
import io.leadledger.command.lead.LeadCommand.CaptureLead;
import io.leadledger.command.platform.CommandContext;
import io.leadledger.command.platform.CommandDispatcher;
import io.leadledger.command.platform.CommandResult;
import io.leadledger.command.platform.ExpectedVersion;
import io.leadledger.command.platform.IdempotentRequest;
import io.leadledger.command.values.Fields;
import io.leadledger.events.Ids;
import io.leadledger.events.lead.LeadContact;
import io.leadledger.http.ProblemException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/// Turns what a provider tells into commands: finds or captures the lead, finds, starts or reopens
/// the conversation, and records the message. Each step may be taken twice, so that a delivery that
/// was interrupted goes on when it is repeated.
@Component
class InboundMessages {
  private static final List<String> TYPES =
      List.of("message.received", "message.delivered", "message.read", "message.failed");

  private final CommandDispatcher commands;
  private final Hearing hearing;
  private final CapturePreview leads;
  private final Claims claims;
  private final Messages messages;

  InboundMessages(
      CommandDispatcher commands,
      Hearing hearing,
      CapturePreview leads,
      Claims claims,
      Messages messages) {
    this.commands = commands;
    this.hearing = hearing;
    this.leads = leads;
    this.claims = claims;
    this.messages = messages;
  }

  /// @param delivery what the provider calls this request: a repeated one is answered as the first
  CommandResult take(Speaker webhook, String delivery, String text, InboundBody body) {
    var fields = new Fields();
    fields.required("type", body.type());
    fields.oneOf("type", body.type(), TYPES);
    fields.required("data", body.data());
    fields.orRefuse();
    InboundBody.Data data = Objects.requireNonNull(body.data());
    CommandContext by = context(webhook, delivery, text);
    if (Objects.equals(body.type(), "message.received")) {
      return received(webhook, data, by);
    }
    if (data.messageId() == null) {
      fields.required("data.externalMessageId", data.externalMessageId());
    }
    fields.orRefuse();
    return receipt(webhook, Objects.requireNonNull(body.type()), data, by);
  }

  private CommandResult received(Speaker webhook, InboundBody.Data data, CommandContext by) {
    message(Ids.next(), data); // refused before anything is made for it
    Optional<Messages.Known> seen =
        data.externalMessageId() == null
            ? Optional.empty()
            : messages.find(webhook.tenant(), webhook.channel(), data.externalMessageId());
    UUID conversation =
        seen.map(Messages.Known::conversation).orElseGet(() -> conversation(webhook, data, by));
    return hearing.hear(message(conversation, data), by);
  }

  private static RecordMessage message(UUID conversation, InboundBody.Data data) {
    return new RecordMessage(
        conversation,
        Ids.next(),
        "contact",
        null,
        data.subject(),
        Objects.requireNonNullElse(data.content(), ""),
        data.contentType(),
        data.externalMessageId(),
        data.metadata(),
        data.at());
  }

  private CommandResult receipt(
      Speaker webhook, String type, InboundBody.Data data, CommandContext by) {
    Messages.Known known =
        named(webhook, data)
            .orElseThrow(
                () ->
                    new ProblemException(
                        HttpStatus.NOT_FOUND,
                        "message-unknown",
                        "No message on this channel has this external id. If it is still to come, try again."));
    Object command =
        switch (type) {
          case "message.delivered" ->
              new ConfirmDelivery(known.conversation(), known.message(), data.at());
          case "message.read" ->
              new ConfirmReading(known.conversation(), known.message(), data.at());
          default ->
              new ReportFailure(known.conversation(), known.message(), data.reason(), data.at());
        };
    return commands.send(command, by);
  }

  private Optional<Messages.Known> named(Speaker webhook, InboundBody.Data data) {
    return data.messageId() == null
        ? messages.find(
            webhook.tenant(), webhook.channel(), Objects.requireNonNull(data.externalMessageId()))
        : messages.find(webhook.tenant(), webhook.channel(), data.messageId());
  }

  /// The conversation of our message that this is an answer to.
  private Optional<UUID> answered(Speaker webhook, InboundBody.Data data) {
    return OurMessageId.in(data.inReplyTo())
        .flatMap(message -> messages.find(webhook.tenant(), webhook.channel(), message))
        .map(Messages.Known::conversation);
  }

  private UUID conversation(Speaker webhook, InboundBody.Data data, CommandContext by) {
    Optional<UUID> answered = answered(webhook, data);
    if (answered.isPresent()) {
      return answered.get();
    }
    InboundBody.Sender from = data.from();
    String thread = data.externalThreadId() != null ? data.externalThreadId() : sender(from);
    Optional<UUID> known =
        ConversationClaims.conversation(claims, webhook.tenant(), webhook.channel(), thread);
    return known.orElseGet(
        () ->
            sendOrFind(
                new StartConversation(
                    Ids.next(),
                    lead(webhook, from, by),
                    null,
                    webhook.channel(),
                    "inbound",
                    data.subject(),
                    webhook.channel(),
                    thread,
                    null,
                    data.at()),
                by,
                "existingConversation"));
  }

  private UUID lead(Speaker webhook, InboundBody.@Nullable Sender from, CommandContext by) {
    sender(from);
    var sender = Objects.requireNonNull(from);
    var capture =
        new CaptureLead(
            Ids.next(),
            sender.externalId(),
            webhook.channel(),
            null,
            new LeadContact(
                null,
                null,
                sender.name(),
                sender.email(),
                sender.phone(),
                null,
                null,
                null,
                null,
                null),
            null,
            null,
            null,
            null,
            null);
    return leads
        .existingLead(webhook.tenant(), capture)
        .orElseGet(() -> sendOrFind(capture, by, "existingLead"));
  }

  /// Of two deliveries at once one makes the new thing, and the other is told of it.
  private UUID sendOrFind(Object command, CommandContext by, String existing) {
    try {
      return commands.send(command, by.withoutKey()).id();
    } catch (ProblemException refused) {
      Object there = refused.members().get(existing);
      if (there == null) {
        throw refused;
      }
      return UUID.fromString(there.toString());
    }
  }

  /// What a sender is told apart by where the provider tells no thread.
  private static String sender(InboundBody.@Nullable Sender from) {
    var fields = new Fields();
    String known = null;
    if (from != null) {
      String email = fields.email("data.from.email", from.email());
      String phone = fields.phone("data.from.phone", from.phone());
      known = from.externalId() != null ? from.externalId() : email != null ? email : phone;
    }
    fields.required("data.from", known);
    fields.orRefuse();
    return "from:" + known;
  }

  private static CommandContext context(Speaker webhook, String delivery, String text) {
    return new CommandContext(
        webhook.tenant(),
        webhook.actor(),
        Ids.next(),
        null,
        CommandContext.API,
        ExpectedVersion.ANY,
        new IdempotentRequest(
            webhook.tenant(), digest("webhook\0" + webhook.id() + "\0" + delivery), digest(text)));
  }

  private static byte[] digest(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
