package io.leadledger.query;

import io.leadledger.events.Ids;
import io.leadledger.events.conversation.ConversationEvent.*;
import io.leadledger.events.conversation.ConversationSession;
import io.leadledger.events.conversation.Engagement;
import io.leadledger.events.conversation.FoundDataPoint;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Events of a conversation with the lead Ada, for tests to choose from.
public final class ConversationStory {
  public static final Instant STARTED = Instant.parse("2026-02-28T12:00:00Z");
  public static final Instant SAID = Instant.parse("2026-02-28T12:01:00Z");
  public static final Instant ANSWERED = Instant.parse("2026-02-28T12:02:00Z");
  public static final Instant READ = Instant.parse("2026-02-28T12:03:00Z");
  public static final Instant ENDED = Instant.parse("2026-02-28T12:10:00Z");

  public final UUID id = Ids.next();
  public final UUID thread = Ids.next();
  public final UUID question = Ids.next();
  public final UUID answer = Ids.next();
  public final UUID handOff = Ids.next();
  public final UUID analysis = Ids.next();
  public final UUID lead;
  private final UUID member;
  private final String channel;

  public ConversationStory(LeadStory lead, UUID member, String channel) {
    this.lead = lead.lead;
    this.member = member;
    this.channel = channel;
  }

  public ConversationStarted started() {
    return new ConversationStarted(
        id,
        lead,
        thread,
        true,
        channel,
        "inbound",
        "Two rooms",
        "homepage",
        "x-1",
        new ConversationSession("device-1", "session-1", "https://acme.example/flats"),
        "active",
        "chat_initiated",
        STARTED);
  }

  public ConversationStarted startedInThreadOf(ConversationStory first) {
    return new ConversationStarted(
        id,
        lead,
        first.thread,
        false,
        channel,
        "outbound",
        null,
        null,
        null,
        null,
        "active",
        "chat_initiated",
        ENDED);
  }

  public MessageRecorded asked() {
    return new MessageRecorded(
        id,
        lead,
        question,
        1,
        1,
        0,
        channel,
        "inbound",
        "contact",
        lead.toString(),
        "Flat",
        "Do you have <b>two rooms</b>?",
        "text/html",
        "ext-" + question,
        Map.of("page", 3),
        "received",
        SAID,
        SAID);
  }

  public MessageRecorded answered(String by) {
    return new MessageRecorded(
        id,
        lead,
        answer,
        2,
        1,
        by.equals("user") ? 0 : 1,
        channel,
        "outbound",
        by,
        by.equals("user") ? member.toString() : "Robo",
        "Re: Flat",
        "We do.",
        "text/plain",
        null,
        null,
        "sent",
        ANSWERED,
        ANSWERED);
  }

  public MessageDelivered delivered(String status) {
    return new MessageDelivered(id, lead, answer, channel, status, ANSWERED);
  }

  public MessageRead read() {
    return new MessageRead(id, lead, answer, channel, "read", null, READ);
  }

  public MessageRead questionRead() {
    return new MessageRead(id, lead, question, channel, "read", member, READ);
  }

  public MessageFailed failed() {
    return new MessageFailed(id, lead, answer, channel, "failed", "mailbox full", READ);
  }

  public ParticipantJoined joined() {
    return new ParticipantJoined(id, lead, member, "owner", true);
  }

  public ParticipantLeft left() {
    return new ParticipantLeft(id, lead, member);
  }

  public ConversationAssigned assigned() {
    return new ConversationAssigned(id, lead, member, null, "speaks Spanish");
  }

  public ConversationUnassigned unassigned() {
    return new ConversationUnassigned(id, lead, member, null);
  }

  public ConversationHandedOff handedOff() {
    return new ConversationHandedOff(
        id, lead, handOff, member, "asked for a person", "chat_initiated", "handed_off");
  }

  public ConversationHandedBack handedBack() {
    return new ConversationHandedBack(id, lead, handOff, "chat_initiated");
  }

  public EngagementRecorded engaged(@Nullable ConversationSession session) {
    return new EngagementRecorded(
        id,
        lead,
        new Engagement(
            true,
            2,
            true,
            "email",
            true,
            "in_person",
            1,
            3,
            true,
            true,
            false,
            true,
            true,
            4,
            true,
            true,
            false),
        600,
        "high",
        true,
        true,
        session);
  }

  public ConversationStageChanged stage(String stage) {
    return new ConversationStageChanged(id, lead, "chat_initiated", stage);
  }

  public ConversationClosed closed() {
    return new ConversationClosed(
        id, lead, thread, channel, "answered", "active", "closed", "completed", 600, ENDED);
  }

  public ConversationReopened reopened() {
    return new ConversationReopened(id, lead, thread, channel, null, "closed", "active", "active");
  }

  public ConversationArchived archived() {
    return new ConversationArchived(id, lead, thread, "done", "active", "archived");
  }

  public ConversationMarkedSpam spam() {
    return new ConversationMarkedSpam(id, lead, thread, null, "active", "spam");
  }

  /// With these as name, value and normalised value, said in the question.
  public ConversationAnalysed analysed(String... dataPoints) {
    List<FoundDataPoint> found = new ArrayList<>();
    for (int i = 0; i < dataPoints.length; i += 3) {
      found.add(
          new FoundDataPoint(
              dataPoints[i], dataPoints[i + 1], dataPoints[i + 2], 0.9, question, 1, 15, 24));
    }
    return new ConversationAnalysed(
        id,
        lead,
        analysis,
        channel,
        2,
        "quiet",
        "embedded",
        new BigDecimal("0.0125"),
        "search",
        "positive",
        "It looks for two rooms.",
        List.of("The lead asked for two rooms."),
        found);
  }

  public ConversationAnalysisFailed analysisFailed() {
    return new ConversationAnalysisFailed(id, lead, analysis, 2, "closed", "No answer.");
  }

  public ConversationAbandoned abandoned() {
    return new ConversationAbandoned(id, lead, channel, "chat_initiated", "abandoned", ENDED);
  }
}
