package io.leadledger.command.conversation;

import static io.leadledger.command.conversation.ConversationCommand.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadledger.command.lead.Leads;
import io.leadledger.command.platform.AggregateTest;
import io.leadledger.events.DomainEvent;
import io.leadledger.events.Ids;
import io.leadledger.events.conversation.ConversationEvent.*;
import io.leadledger.http.ProblemException;
import io.leadledger.http.Violation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A conversation with a lead, and what was said and done in it, to begin tests with.
abstract class ConversationFixture extends AggregateTest<Conversation> {
  static final UUID CONVERSATION = Ids.next();
  static final UUID LEAD = Ids.next();
  static final UUID THREAD = Ids.next();
  static final UUID MESSAGE = Ids.next();
  static final UUID COLLEAGUE = Ids.next();
  static final UUID HAND_OFF = Ids.next();
  static final Instant AT = Instant.parse("2026-03-01T09:00:00Z");
  static final Instant LATER = AT.plusSeconds(60);

  static final Duration QUIET = Duration.ofMinutes(30);

  static final Duration SILENCE = Duration.ofMinutes(2);

  final List<Instant> looks = new ArrayList<>();
  final List<String> analyses = new ArrayList<>();
  final Messages messages = injected(new InMemoryMessages());

  ConversationFixture() {
    super(Conversation.class);
    injected((Leads) (_, lead) -> lead.equals(LEAD));
    injected(
        new QuietTimes() {
          @Override
          public Duration of(String channel) {
            return QUIET;
          }

          @Override
          public void lookAgain(UUID tenant, UUID actor, UUID conversation, Instant at) {
            looks.add(at);
          }

          @Override
          public Duration beforeAnalysis() {
            return SILENCE;
          }

          @Override
          public void analyse(
              UUID tenant, UUID actor, UUID conversation, int known, String why, Instant at) {
            analyses.add(known + " " + why + " " + at);
          }
        });
  }

  static void violated(Throwable refused, String field, String code) {
    assertThat(refused).isInstanceOf(ProblemException.class);
    assertThat(((ProblemException) refused).members().get("errors"))
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.list(Violation.class))
        .extracting(violation -> violation.field() + " " + violation.code())
        .contains(field + " " + code);
  }

  void entered(UUID conversation, String externalId, boolean inbound) {
    messages.enter(
        new Messages.Entry(MESSAGE, TENANT, conversation, "live_chat", 1, inbound, externalId));
  }

  static StartConversation start(
      UUID lead, @Nullable UUID thread, @Nullable String externalThread) {
    return new StartConversation(
        CONVERSATION,
        lead,
        thread,
        "live_chat",
        "inbound",
        "Flats",
        "website",
        externalThread,
        null,
        AT);
  }

  static RecordMessage say(String sender, String content, @Nullable String externalId) {
    return new RecordMessage(
        CONVERSATION, MESSAGE, sender, null, null, content, null, externalId, null, LATER);
  }

  static ConversationStarted started() {
    return startedAt(AT);
  }

  static ConversationStarted startedAt(Instant at) {
    return started(null, true, at);
  }

  static ConversationStarted started(String externalThread) {
    return started(externalThread, false, AT);
  }

  static ConversationStarted started(
      @Nullable String externalThread, boolean opensThread, Instant at) {
    return new ConversationStarted(
        CONVERSATION,
        LEAD,
        THREAD,
        opensThread,
        "live_chat",
        "inbound",
        "Flats",
        "website",
        externalThread,
        null,
        "active",
        "chat_initiated",
        at);
  }

  static ParticipantJoined joined(String role) {
    return new ParticipantJoined(CONVERSATION, LEAD, COLLEAGUE, role, true);
  }

  static DomainEvent said(
      UUID message, int number, int contactMessages, String sender, Instant at) {
    boolean inbound = sender.equals("contact");
    return new MessageRecorded(
        CONVERSATION,
        LEAD,
        message,
        number,
        contactMessages,
        number - contactMessages,
        "live_chat",
        inbound ? "inbound" : "outbound",
        sender,
        null,
        null,
        "Said",
        "text/plain",
        null,
        null,
        inbound ? "received" : "sent",
        at,
        at);
  }

  static ConversationHandedOff handedOff(@Nullable UUID to, @Nullable String reason) {
    return new ConversationHandedOff(
        CONVERSATION, LEAD, HAND_OFF, to, reason, "chat_initiated", "handed_off");
  }

  static ConversationClosed closed() {
    return new ConversationClosed(
        CONVERSATION, LEAD, THREAD, "live_chat", null, "active", "closed", "completed", 60, LATER);
  }

  static ConversationReopened reopened(String from, String stage) {
    return new ConversationReopened(
        CONVERSATION, LEAD, THREAD, "live_chat", null, from, "active", stage);
  }

  static ConversationArchived archived() {
    return new ConversationArchived(CONVERSATION, LEAD, THREAD, null, "active", "archived");
  }

  static ConversationMarkedSpam spam() {
    return new ConversationMarkedSpam(CONVERSATION, LEAD, THREAD, null, "active", "spam");
  }

  static ConversationAbandoned abandoned() {
    return new ConversationAbandoned(
        CONVERSATION, LEAD, "live_chat", "chat_initiated", "abandoned", LATER);
  }
}
