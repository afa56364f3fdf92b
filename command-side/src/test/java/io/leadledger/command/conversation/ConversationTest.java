package io.leadledger.command.conversation;

import static io.leadledger.command.conversation.ConversationCommand.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadledger.command.claims.Claims;
import io.leadledger.command.lead.Leads;
import io.leadledger.command.platform.AggregateTest;
import io.leadledger.events.DomainEvent;
import io.leadledger.events.Ids;
import io.leadledger.events.conversation.ConversationEvent.*;
import io.leadledger.events.conversation.ConversationSession;
import io.leadledger.events.conversation.Engagement;
import io.leadledger.events.conversation.FoundDataPoint;
import io.leadledger.http.ProblemException;
import io.leadledger.http.Violation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ConversationTest extends AggregateTest<Conversation> {
  private static final UUID CONVERSATION = Ids.next();
  private static final UUID LEAD = Ids.next();
  private static final UUID THREAD = Ids.next();
  private static final UUID MESSAGE = Ids.next();
  private static final UUID COLLEAGUE = Ids.next();
  private static final UUID HAND_OFF = Ids.next();
  private static final Instant AT = Instant.parse("2026-03-01T09:00:00Z");
  private static final Instant LATER = AT.plusSeconds(60);

  private static final Duration QUIET = Duration.ofMinutes(30);

  private static final Duration SILENCE = Duration.ofMinutes(2);

  private final List<Instant> looks = new ArrayList<>();
  private final List<String> analyses = new ArrayList<>();
  private final Messages messages = injected(new InMemoryMessages());

  ConversationTest() {
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

  @Nested
  class Starting {
    @Test
    void a_conversation_with_a_lead_opens_a_thread_of_the_lead() {
      claims.claim(TENANT, LEAD, Map.of("conversation.thread", THREAD.toString()));
      given().when(start(LEAD, THREAD, "x-1")).then(started("x-1"));
    }

    @Test
    void nobody_talks_with_a_lead_that_is_not_there() {
      given()
          .when(start(Ids.next(), null, null))
          .broken(ConversationRule.A_CONVERSATION_IS_WITH_A_KNOWN_LEAD);
    }

    @Test
    void a_thread_of_another_lead_is_refused() {
      claims.claim(TENANT, Ids.next(), Map.of("conversation.thread", THREAD.toString()));
      given().when(start(LEAD, THREAD, null)).broken(ConversationRule.A_THREAD_IS_OF_ONE_LEAD);
    }

    @Test
    void a_provider_s_thread_is_one_conversation() {
      claims.claim(TENANT, Ids.next(), Map.of("conversation.external-thread", "live_chat\0x-1"));
      given()
          .when(start(LEAD, null, "x-1"))
          .broken(ConversationRule.AN_EXTERNAL_THREAD_IS_ONE_CONVERSATION);
    }

    @Test
    void a_channel_that_nobody_knows_is_refused_with_those_that_are() {
      assertThatThrownBy(
              () ->
                  new StartConversation(
                      CONVERSATION, LEAD, null, "pigeon", "inbound", null, null, null, null, null))
          .satisfies(refused -> violated(refused, "channel", "unknown-value"));
    }
  }

  @Nested
  class Participating {
    @Test
    void a_member_joins_and_changes_roles() {
      claims.claim(TENANT, COLLEAGUE, Map.of(Claims.MEMBER, COLLEAGUE.toString()));
      given(started())
          .when(new AddParticipant(CONVERSATION, COLLEAGUE, "observer", true))
          .then(joined("observer"));
      given(started(), joined("observer"))
          .when(new AddParticipant(CONVERSATION, COLLEAGUE, "owner", true))
          .then(joined("owner"));
    }

    @Test
    void who_has_the_role_already_joins_without_an_event() {
      given(started(), joined("owner"))
          .when(new AddParticipant(CONVERSATION, COLLEAGUE, "owner", true))
          .thenNothing();
    }

    @Test
    void a_stranger_does_not_take_part() {
      given(started())
          .when(new AddParticipant(CONVERSATION, COLLEAGUE, "owner", true))
          .broken(ConversationRule.ONLY_ACTIVE_MEMBERS_TAKE_PART);
    }

    @Test
    void a_participant_leaves_once() {
      given(started(), joined("owner"))
          .when(new RemoveParticipant(CONVERSATION, COLLEAGUE))
          .then(new ParticipantLeft(CONVERSATION, LEAD, COLLEAGUE));
      given(started()).when(new RemoveParticipant(CONVERSATION, COLLEAGUE)).thenNothing();
    }
  }

  @Nested
  class Recording {
    @Test
    void what_the_lead_says_is_inbound_and_counted() {
      given(started(), said(MESSAGE, 1, 0, "bot", AT))
          .when(say("contact", "Two rooms, please", null))
          .then(
              new MessageRecorded(
                  CONVERSATION,
                  LEAD,
                  MESSAGE,
                  2,
                  1,
                  1,
                  "live_chat",
                  "inbound",
                  "contact",
                  LEAD.toString(),
                  null,
                  "Two rooms, please",
                  "text/plain",
                  null,
                  null,
                  "received",
                  LATER,
                  LATER));
    }

    @Test
    void what_a_member_says_is_said_in_the_name_of_the_caller() {
      given(started())
          .when(say("user", "Hello", null))
          .then(
              new MessageRecorded(
                  CONVERSATION,
                  LEAD,
                  MESSAGE,
                  1,
                  0,
                  0,
                  "live_chat",
                  "outbound",
                  "user",
                  MEMBER.toString(),
                  null,
                  "Hello",
                  "text/plain",
                  null,
                  null,
                  "sent",
                  LATER,
                  LATER));
    }

    @Test
    void a_message_told_late_does_not_set_the_clock_back() {
      given(started(), said(Ids.next(), 1, 1, "contact", LATER.plusSeconds(9)))
          .when(say("contact", "Hello", null))
          .then(
              new MessageRecorded(
                  CONVERSATION,
                  LEAD,
                  MESSAGE,
                  2,
                  2,
                  0,
                  "live_chat",
                  "inbound",
                  "contact",
                  LEAD.toString(),
                  null,
                  "Hello",
                  "text/plain",
                  null,
                  null,
                  "received",
                  LATER,
                  LATER.plusSeconds(9)));
    }

    @Test
    void an_external_id_seen_twice_is_one_message_also_when_the_conversation_is_closed_by_then() {
      entered(CONVERSATION, "wa-1", true);
      given(started(), said(MESSAGE, 1, 1, "contact", AT), closed())
          .when(say("contact", "Hello", "wa-1"))
          .thenNothing();
    }

    @Test
    void an_external_id_of_another_conversation_is_refused() {
      entered(Ids.next(), "wa-1", true);
      given(started())
          .when(say("contact", "Hello", "wa-1"))
          .broken(ConversationRule.AN_EXTERNAL_MESSAGE_ID_NAMES_ONE_MESSAGE);
    }

    @Test
    void a_closed_conversation_takes_no_message() {
      given(started(), closed())
          .when(say("contact", "Hello?", null))
          .broken(ConversationRule.A_CLOSED_CONVERSATION_TAKES_NO_MESSAGE);
    }

    @Test
    void spam_is_kept_and_not_answered() {
      given(started(), spam())
          .when(say("user", "Go away", null))
          .broken(ConversationRule.SPAM_IS_NOT_ANSWERED);
      given(started(), spam())
          .when(say("contact", "Buy now", null))
          .then(
              new MessageRecorded(
                  CONVERSATION,
                  LEAD,
                  MESSAGE,
                  1,
                  1,
                  0,
                  "live_chat",
                  "inbound",
                  "contact",
                  LEAD.toString(),
                  null,
                  "Buy now",
                  "text/plain",
                  null,
                  null,
                  "received",
                  LATER,
                  LATER));
    }

    @Test
    void a_lead_that_comes_back_reopens_what_it_had_abandoned() {
      given(started(), abandoned())
          .when(say("contact", "I am back", null))
          .then(
              reopened("active", "active"),
              new MessageRecorded(
                  CONVERSATION,
                  LEAD,
                  MESSAGE,
                  1,
                  1,
                  0,
                  "live_chat",
                  "inbound",
                  "contact",
                  LEAD.toString(),
                  null,
                  "I am back",
                  "text/plain",
                  null,
                  null,
                  "received",
                  LATER,
                  LATER));
    }

    @Test
    void pictures_and_control_characters_are_no_text() {
      assertThatThrownBy(() -> text("\u0007\u0001 PNG", null))
          .satisfies(refused -> violated(refused, "content", "binary-content"));
      assertThatThrownBy(() -> text("iVBORw0KGgo", "image/png"))
          .satisfies(refused -> violated(refused, "contentType", "binary-content"));
    }

    @Test
    void a_message_has_at_most_a_hundred_thousand_characters() {
      assertThat(text("a".repeat(100_000), "Text/HTML; charset=utf-8").contentType())
          .isEqualTo("text/html");
      assertThatThrownBy(() -> text("a".repeat(100_001), null))
          .satisfies(refused -> violated(refused, "content", "too-long"));
    }

    private RecordMessage text(String content, @Nullable String type) {
      return new RecordMessage(
          CONVERSATION, MESSAGE, "contact", null, null, content, type, null, null, null);
    }
  }

  @Nested
  class Receipts {
    @Test
    void a_delivery_is_told_once() {
      entered(CONVERSATION, "wa-1", false);
      given(started())
          .when(new ConfirmDelivery(CONVERSATION, MESSAGE, LATER))
          .then(delivered("delivered"));
      given(started()).when(new ConfirmDelivery(CONVERSATION, MESSAGE, LATER)).thenNothing();
    }

    @Test
    void a_message_that_has_been_read_stays_read_when_its_delivery_is_told_after_it() {
      entered(CONVERSATION, "wa-1", false);
      given(started()).when(new ConfirmReading(CONVERSATION, MESSAGE, LATER)).then(read(null));
      given(started())
          .when(new ConfirmDelivery(CONVERSATION, MESSAGE, LATER))
          .then(delivered("read"));
      given(started()).when(new ConfirmReading(CONVERSATION, MESSAGE, LATER)).thenNothing();
    }

    @Test
    void what_has_arrived_has_not_failed() {
      entered(CONVERSATION, "wa-1", false);
      messages.markDelivered(MESSAGE);
      given(started()).when(failure()).thenNothing();
    }

    @Test
    void a_failure_is_told_once_and_a_later_delivery_outweighs_it() {
      entered(CONVERSATION, "wa-1", false);
      given(started())
          .when(failure())
          .then(
              new MessageFailed(
                  CONVERSATION, LEAD, MESSAGE, "live_chat", "failed", "mailbox full", LATER));
      given(started()).when(failure()).thenNothing();
      given(started())
          .when(new ConfirmDelivery(CONVERSATION, MESSAGE, LATER))
          .then(delivered("delivered"));
    }

    @Test
    void a_message_of_the_lead_cannot_have_failed() {
      entered(CONVERSATION, "wa-1", true);
      given(started()).when(failure()).broken(ConversationRule.ONLY_OUTBOUND_MESSAGES_FAIL);
    }

    @Test
    void a_participant_who_reads_the_lead_s_message_is_named() {
      entered(CONVERSATION, "wa-1", true);
      given(started(), new ParticipantJoined(CONVERSATION, LEAD, MEMBER, "owner", true))
          .when(new ConfirmReading(CONVERSATION, MESSAGE, LATER))
          .then(read(MEMBER));
    }

    @Test
    void a_receipt_for_a_message_of_another_conversation_is_refused() {
      entered(Ids.next(), "wa-1", false);
      given(started())
          .when(new ConfirmReading(CONVERSATION, MESSAGE, LATER))
          .broken(ConversationRule.A_RECEIPT_IS_FOR_A_MESSAGE_OF_THE_CONVERSATION);
    }

    private ReportFailure failure() {
      return new ReportFailure(CONVERSATION, MESSAGE, "mailbox full", LATER);
    }

    private MessageDelivered delivered(String status) {
      return new MessageDelivered(CONVERSATION, LEAD, MESSAGE, "live_chat", status, LATER);
    }

    private MessageRead read(@Nullable UUID participant) {
      return new MessageRead(CONVERSATION, LEAD, MESSAGE, "live_chat", "read", participant, LATER);
    }
  }

  @Nested
  class HandingOff {
    @Test
    void a_person_takes_over_and_is_assigned() {
      claims.claim(TENANT, COLLEAGUE, Map.of(Claims.MEMBER, COLLEAGUE.toString()));
      given(started())
          .when(new HandOff(CONVERSATION, HAND_OFF, COLLEAGUE, "asked for a person"))
          .then(
              new ConversationAssigned(CONVERSATION, LEAD, COLLEAGUE, null, "asked for a person"),
              handedOff(COLLEAGUE, "asked for a person"));
    }

    @Test
    void the_bot_is_silent_while_a_person_speaks() {
      given(started(), handedOff(null, null))
          .when(say("bot", "May I help?", null))
          .broken(ConversationRule.THE_BOT_IS_SILENT_AFTER_A_HAND_OFF);
      given(started(), handedOff(null, null))
          .when(say("agent", "May I help?", null))
          .broken(ConversationRule.THE_BOT_IS_SILENT_AFTER_A_HAND_OFF);
    }

    @Test
    void the_bot_goes_on_where_it_was_interrupted() {
      given(
              started(),
              new ConversationStageChanged(CONVERSATION, LEAD, "chat_initiated", "info_collected"),
              new ConversationHandedOff(
                  CONVERSATION, LEAD, HAND_OFF, null, null, "info_collected", "handed_off"))
          .when(new HandBack(CONVERSATION))
          .then(new ConversationHandedBack(CONVERSATION, LEAD, HAND_OFF, "info_collected"));
    }

    @Test
    void what_is_handed_off_already_is_not_handed_off_again() {
      given(started(), handedOff(null, null))
          .when(new HandOff(CONVERSATION, Ids.next(), null, null))
          .thenNothing();
    }

    @Test
    void what_was_not_handed_off_is_not_handed_back() {
      given(started()).when(new HandBack(CONVERSATION)).thenNothing();
    }

    @Test
    void a_closed_conversation_is_not_handed_off() {
      given(started(), closed())
          .when(new HandOff(CONVERSATION, HAND_OFF, null, null))
          .broken(ConversationRule.A_CLOSED_CONVERSATION_IS_WORKED_ON_NO_MORE);
    }
  }

  @Nested
  class Assigning {
    @Test
    void an_assignment_names_the_one_before() {
      claims.claim(TENANT, COLLEAGUE, Map.of(Claims.MEMBER, COLLEAGUE.toString()));
      given(started(), new ConversationAssigned(CONVERSATION, LEAD, MEMBER, null, null))
          .when(new AssignConversation(CONVERSATION, COLLEAGUE, "holiday"))
          .then(new ConversationAssigned(CONVERSATION, LEAD, COLLEAGUE, MEMBER, "holiday"));
    }

    @Test
    void nobody_but_an_active_member_answers() {
      given(started())
          .when(new AssignConversation(CONVERSATION, COLLEAGUE, null))
          .broken(ConversationRule.ONLY_ACTIVE_MEMBERS_TAKE_PART);
    }

    @Test
    void an_assignment_ends_once() {
      given(started(), new ConversationAssigned(CONVERSATION, LEAD, MEMBER, null, null))
          .when(new UnassignConversation(CONVERSATION, null))
          .then(new ConversationUnassigned(CONVERSATION, LEAD, MEMBER, null));
      given(started()).when(new UnassignConversation(CONVERSATION, null)).thenNothing();
    }
  }

  @Nested
  class Engaging {
    private static final ConversationSession SESSION =
        new ConversationSession("device-1", "session-1", "https://example.com/flats");

    @Test
    void what_a_widget_tells_is_added_to_what_is_known_and_calculated_from() {
      given(started(), engaged(captured(), "low", false))
          .when(new RecordEngagement(CONVERSATION, booked(), SESSION))
          .then(
              new EngagementRecorded(
                  CONVERSATION,
                  LEAD,
                  new Engagement(
                      true,
                      2,
                      true,
                      "email",
                      true,
                      "in_person",
                      0,
                      0,
                      false,
                      false,
                      false,
                      false,
                      false,
                      0,
                      false,
                      false,
                      false),
                  seconds(),
                  "high",
                  true,
                  true,
                  SESSION));
    }

    @Test
    void a_counter_does_not_fall() {
      given(started(), engaged(captured(), "low", false))
          .when(new RecordEngagement(CONVERSATION, clicked(1), null))
          .broken(ConversationRule.COUNTERS_DO_NOT_FALL);
    }

    @Test
    void what_is_known_already_is_no_event() {
      given(started(), engaged(captured(), "low", false))
          .when(new RecordEngagement(CONVERSATION, clicked(2), null))
          .thenNothing();
    }

    private int seconds() {
      return (int) Duration.between(AT, NOW).toSeconds();
    }

    private Engagement captured() {
      return new Engagement(
          true, 2, true, "email", false, null, 0, 0, false, false, false, false, false, 0, false,
          false, false);
    }

    private EngagementRecorded engaged(Engagement engagement, String score, boolean tour) {
      return new EngagementRecorded(CONVERSATION, LEAD, engagement, 60, score, tour, false, null);
    }

    private EngagementReport booked() {
      return new EngagementReport(
          null,
          null,
          null,
          null,
          true,
          "in_person",
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null);
    }

    private EngagementReport clicked(int times) {
      return new EngagementReport(
          null, times, null, null, null, null, null, null, null, null, null, null, null, null, null,
          null, null);
    }
  }

  @Nested
  class Ending {
    @Test
    void a_closed_conversation_says_how_long_it_took() {
      given(started())
          .when(new CloseConversation(CONVERSATION, "answered"))
          .then(
              new ConversationClosed(
                  CONVERSATION,
                  LEAD,
                  THREAD,
                  "live_chat",
                  "answered",
                  "active",
                  "closed",
                  "completed",
                  Duration.between(AT, NOW).toSeconds(),
                  NOW));
    }

    @Test
    void a_conversation_that_ends_when_it_starts_ends_a_microsecond_later() {
      given(startedAt(NOW))
          .when(new CloseConversation(CONVERSATION, null))
          .then(
              new ConversationClosed(
                  CONVERSATION,
                  LEAD,
                  THREAD,
                  "live_chat",
                  null,
                  "active",
                  "closed",
                  "completed",
                  0,
                  NOW.plusNanos(1_000)));
    }

    @Test
    void a_closed_conversation_is_closed_already() {
      given(started(), closed()).when(new CloseConversation(CONVERSATION, null)).thenNothing();
    }

    @Test
    void a_closed_conversation_is_reopened() {
      given(started(), closed())
          .when(new ReopenConversation(CONVERSATION, null))
          .then(reopened("closed", "active"));
    }

    @Test
    void what_was_handed_off_is_so_still_when_it_is_reopened() {
      given(started(), handedOff(null, null), closed())
          .when(new ReopenConversation(CONVERSATION, null))
          .then(reopened("closed", "handed_off"));
    }

    @Test
    void an_open_conversation_need_not_be_reopened() {
      given(started()).when(new ReopenConversation(CONVERSATION, null)).thenNothing();
    }

    @Test
    void an_archived_conversation_takes_no_command_but_to_be_reopened() {
      for (Object command :
          List.of(
              say("contact", "Hello", null),
              new CloseConversation(CONVERSATION, null),
              new MarkSpam(CONVERSATION, null),
              new ChangeStage(CONVERSATION, "active"),
              new RemoveParticipant(CONVERSATION, COLLEAGUE))) {
        given(started(), archived())
            .when(command)
            .broken(ConversationRule.AN_ARCHIVED_CONVERSATION_TAKES_NO_COMMAND);
      }
      given(started(), archived())
          .when(new ReopenConversation(CONVERSATION, null))
          .then(reopened("archived", "active"));
    }

    @Test
    void spam_is_marked_once() {
      given(started()).when(new MarkSpam(CONVERSATION, null)).then(spam());
      given(started(), spam()).when(new MarkSpam(CONVERSATION, null)).thenNothing();
    }

    @Test
    void a_conversation_is_archived_once() {
      given(started()).when(new ArchiveConversation(CONVERSATION, null)).then(archived());
      given(started(), archived()).when(new ArchiveConversation(CONVERSATION, null)).thenNothing();
    }
  }

  @Nested
  class FallingQuiet {
    @Test
    void somebody_looks_after_the_quiet_time_of_the_channel() {
      claims.claim(TENANT, LEAD, Map.of("conversation.thread", THREAD.toString()));
      given().when(start(LEAD, THREAD, "x-1")).then(started("x-1"));
      assertThat(looks).containsExactly(NOW.plus(QUIET));
    }

    @Test
    void a_conversation_in_which_something_was_said_meanwhile_is_looked_at_again() {
      given(started()).when(new AbandonIfQuiet(CONVERSATION)).thenNothing();
      assertThat(looks).containsExactly(NOW.plus(QUIET));
    }

    @Test
    void a_quiet_conversation_is_abandoned_from_the_moment_in_which_it_fell_quiet() {
      givenAt(NOW.minus(QUIET), started())
          .when(new AbandonIfQuiet(CONVERSATION))
          .then(
              new ConversationAbandoned(
                  CONVERSATION,
                  LEAD,
                  "live_chat",
                  "chat_initiated",
                  "abandoned",
                  NOW.minus(QUIET)));
    }

    @Test
    void what_is_over_is_not_abandoned() {
      givenAt(NOW.minus(QUIET), started(), closed())
          .when(new AbandonIfQuiet(CONVERSATION))
          .thenNothing();
      givenAt(NOW.minus(QUIET), started(), abandoned())
          .when(new AbandonIfQuiet(CONVERSATION))
          .thenNothing();
      assertThat(looks).isEmpty();
    }

    @Test
    void what_is_reopened_is_looked_at_again() {
      given(started(), closed())
          .when(new ReopenConversation(CONVERSATION, null))
          .then(reopened("closed", "active"));
      assertThat(looks).containsExactly(NOW.plus(QUIET));
    }
  }

  @Nested
  class BeingUnderstood {
    @Test
    void the_first_message_that_is_not_understood_sets_the_time_to_do_so() {
      given(started(), said(MESSAGE, 1, 1, "contact", AT))
          .when(new PrepareAnalysis(CONVERSATION))
          .thenNothing();
      given(started()).when(say("contact", "Two rooms, please", null));
      assertThat(analyses).containsExactly("0 quiet " + NOW.plus(SILENCE));
      given(started(), said(MESSAGE, 1, 1, "contact", AT)).when(say("contact", "Please", null));
      assertThat(analyses).hasSize(1);
    }

    @Test
    void what_ends_is_understood_at_once_unless_it_is_already() {
      given(started(), said(MESSAGE, 1, 1, "contact", AT))
          .when(new CloseConversation(CONVERSATION, null));
      assertThat(analyses).containsExactly("0 closed " + NOW);
      given(started(), said(MESSAGE, 1, 1, "contact", AT), analysed(1))
          .when(new CloseConversation(CONVERSATION, null));
      assertThat(analyses).hasSize(1);
    }

    @Test
    void what_was_said_while_it_was_being_understood_is_understood_later() {
      given(started(), said(MESSAGE, 1, 1, "contact", AT), said(MESSAGE, 2, 2, "contact", AT))
          .when(understood(1))
          .then(analysed(1));
      assertThat(analyses).containsExactly("1 quiet " + NOW.plus(SILENCE));
    }

    @Test
    void nothing_is_understood_where_nothing_was_said() {
      given(started())
          .when(new PrepareAnalysis(CONVERSATION))
          .broken(ConversationRule.ONLY_WHAT_WAS_SAID_IS_ANALYSED);
    }

    @Test
    void the_same_messages_are_understood_once() {
      given(started(), said(MESSAGE, 1, 1, "contact", AT), analysed(1))
          .when(understood(1, found("area", "Bonn", 0.9, 1)))
          .thenNothing();
    }

    @Test
    void a_later_correction_replaces_an_earlier_value() {
      FoundDataPoint earlier = found("area", "Bonn", 0.95, 1);
      FoundDataPoint later = found("area", "Ulm", 0.7, 3);
      given(started(), said(MESSAGE, 3, 3, "contact", AT), analysed(2, earlier))
          .when(understood(3, later))
          .then(analysed(3, later));
    }

    @Test
    void a_worse_guess_never_replaces_a_value() {
      FoundDataPoint known = found("area", "Bonn", 0.9, 2);
      for (FoundDataPoint guess :
          List.of(
              found("area", "Ulm", 0.5, 3),
              found("area", "Ulm", 0.9, 2),
              found("area", "Ulm", 0.89, 1),
              found("area", "Bonn", 0.8, 3))) {
        given(started(), said(MESSAGE, 3, 3, "contact", AT), analysed(2, known))
            .when(understood(3, guess))
            .then(analysed(3, known));
      }
    }

    @Test
    void a_surer_answer_about_the_same_words_replaces_a_value() {
      FoundDataPoint surer = found("area", "Bonn-Beuel", 0.95, 2);
      given(
              started(),
              said(MESSAGE, 3, 3, "contact", AT),
              analysed(2, found("area", "Bonn", 0.9, 2)))
          .when(understood(3, surer))
          .then(analysed(3, surer));
    }

    @Test
    void what_is_not_found_again_still_holds() {
      FoundDataPoint area = found("area", "Bonn", 0.9, 1);
      FoundDataPoint beds = found("beds", "2", 0.9, 3);
      given(started(), said(MESSAGE, 3, 3, "contact", AT), analysed(2, area))
          .when(understood(3, beds))
          .then(analysed(3, area, beds));
    }

    @Test
    void a_failure_is_recorded_and_loses_nothing() {
      FoundDataPoint area = found("area", "Bonn", 0.9, 1);
      var failed =
          new ConversationAnalysisFailed(CONVERSATION, LEAD, HAND_OFF, 2, "request", "Too late.");
      given(started(), said(MESSAGE, 2, 2, "contact", AT), analysed(1, area))
          .when(new RecordAnalysisFailure(CONVERSATION, HAND_OFF, 2, "request", "Too late."))
          .then(failed);
      given(
              started(),
              said(MESSAGE, 2, 2, "contact", AT),
              analysed(1, area),
              failed,
              said(COLLEAGUE, 3, 3, "contact", AT))
          .when(understood(3))
          .then(analysed(3, area));
    }

    @Test
    void what_is_archived_is_not_analysed() {
      given(started(), said(MESSAGE, 1, 1, "contact", AT), archived())
          .when(understood(1))
          .broken(ConversationRule.AN_ARCHIVED_CONVERSATION_TAKES_NO_COMMAND);
    }

    private RecordAnalysis understood(int messages, FoundDataPoint... found) {
      return new RecordAnalysis(
          CONVERSATION,
          HAND_OFF,
          messages,
          "quiet",
          "embedded",
          null,
          "search",
          "neutral",
          "It looks for a flat.",
          List.of(),
          List.of(found));
    }

    private ConversationAnalysed analysed(int messages, FoundDataPoint... holding) {
      return new ConversationAnalysed(
          CONVERSATION,
          LEAD,
          HAND_OFF,
          "live_chat",
          messages,
          "quiet",
          "embedded",
          null,
          "search",
          "neutral",
          "It looks for a flat.",
          List.of(),
          List.of(holding));
    }

    private FoundDataPoint found(String name, String value, double confidence, int message) {
      return new FoundDataPoint(name, value, value, confidence, MESSAGE, message, 0, 4);
    }
  }

  @Nested
  class Guarding {
    @Test
    void a_conversation_of_another_tenant_is_not_there() {
      given(started()).whenAnotherTenantSends(say("contact", "Hello", null)).refused(404);
    }

    @Test
    void a_conversation_that_has_changed_since_is_not_touched() {
      given(started(), spam())
          .whenExpectingVersion(0, new CloseConversation(CONVERSATION, null))
          .refused(412);
    }
  }

  private static void violated(Throwable refused, String field, String code) {
    assertThat(refused).isInstanceOf(ProblemException.class);
    assertThat(((ProblemException) refused).members().get("errors"))
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.list(Violation.class))
        .extracting(violation -> violation.field() + " " + violation.code())
        .contains(field + " " + code);
  }

  private void entered(UUID conversation, String externalId, boolean inbound) {
    messages.enter(
        new Messages.Entry(MESSAGE, TENANT, conversation, "live_chat", 1, inbound, externalId));
  }

  private static StartConversation start(
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

  private static RecordMessage say(String sender, String content, @Nullable String externalId) {
    return new RecordMessage(
        CONVERSATION, MESSAGE, sender, null, null, content, null, externalId, null, LATER);
  }

  private static ConversationStarted started() {
    return startedAt(AT);
  }

  private static ConversationStarted startedAt(Instant at) {
    return started(null, true, at);
  }

  private static ConversationStarted started(String externalThread) {
    return started(externalThread, false, AT);
  }

  private static ConversationStarted started(
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

  private static ParticipantJoined joined(String role) {
    return new ParticipantJoined(CONVERSATION, LEAD, COLLEAGUE, role, true);
  }

  private static DomainEvent said(
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

  private static ConversationHandedOff handedOff(@Nullable UUID to, @Nullable String reason) {
    return new ConversationHandedOff(
        CONVERSATION, LEAD, HAND_OFF, to, reason, "chat_initiated", "handed_off");
  }

  private static ConversationClosed closed() {
    return new ConversationClosed(
        CONVERSATION, LEAD, THREAD, "live_chat", null, "active", "closed", "completed", 60, LATER);
  }

  private static ConversationReopened reopened(String from, String stage) {
    return new ConversationReopened(
        CONVERSATION, LEAD, THREAD, "live_chat", null, from, "active", stage);
  }

  private static ConversationArchived archived() {
    return new ConversationArchived(CONVERSATION, LEAD, THREAD, null, "active", "archived");
  }

  private static ConversationMarkedSpam spam() {
    return new ConversationMarkedSpam(CONVERSATION, LEAD, THREAD, null, "active", "spam");
  }

  private static ConversationAbandoned abandoned() {
    return new ConversationAbandoned(
        CONVERSATION, LEAD, "live_chat", "chat_initiated", "abandoned", LATER);
  }
}
