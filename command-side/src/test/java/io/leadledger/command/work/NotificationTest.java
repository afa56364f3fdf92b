package io.leadledger.command.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadledger.command.claims.Claims;
import io.leadledger.command.conversation.Conversations;
import io.leadledger.command.lead.Leads;
import io.leadledger.command.platform.AggregateTest;
import io.leadledger.command.work.NotificationCommand.ReadNotification;
import io.leadledger.command.work.NotificationCommand.SendNotification;
import io.leadledger.events.Ids;
import io.leadledger.events.work.NotificationEvent.NotificationRead;
import io.leadledger.events.work.NotificationEvent.NotificationSent;
import io.leadledger.http.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NotificationTest extends AggregateTest<Notification> {
  private static final UUID NOTE = Ids.next();
  private static final UUID ADA = Ids.next();
  private static final UUID BEA = Ids.next();

  private final List<UUID> unread = new ArrayList<>();

  NotificationTest() {
    super(Notification.class);
    injected((Leads) (_, lead) -> lead.equals(ADA));
    injected((Conversations) (_, _) -> Optional.empty());
    injected(
        new UnreadNotifications() {
          @Override
          public void enter(UUID tenant, UUID recipient, UUID notification) {
            unread.add(recipient);
          }

          @Override
          public void read(UUID notification) {
            unread.clear();
          }

          @Override
          public List<UUID> of(UUID tenant, UUID recipient, int most) {
            return List.of();
          }
        });
    claims.claim(TENANT, MEMBER, Map.of(Claims.MEMBER, MEMBER.toString()));
    claims.claim(TENANT, BEA, Map.of(Claims.MEMBER, BEA.toString()));
  }

  private static SendNotification send(@Nullable UUID recipient, @Nullable String link) {
    return new SendNotification(
        NOTE, recipient, new About(ADA, null), "warning", "She waits", null, link, null);
  }

  private static NotificationSent sent(@Nullable UUID recipient) {
    return new NotificationSent(
        NOTE, ADA, null, recipient, "warning", "She waits", null, null, null);
  }

  @Test
  void the_same_cause_is_told_once() {
    given().when(send(MEMBER, null)).then(sent(MEMBER));
    assertThat(unread).containsExactly(MEMBER);
    given(sent(MEMBER)).when(send(MEMBER, null)).thenNothing();
    assertThat(unread).containsExactly(MEMBER);
  }

  @Test
  void it_is_sent_to_a_member_and_about_a_lead_that_are_there() {
    given().when(send(ADA, null)).broken(WorkRule.A_NOTIFICATION_IS_SENT_TO_AN_ACTIVE_MEMBER);
    given()
        .when(
            new SendNotification(
                NOTE, null, new About(BEA, null), "info", "Hello", null, null, null))
        .broken(WorkRule.WORK_IS_ABOUT_A_KNOWN_LEAD);
  }

  @Test
  void whom_it_was_sent_to_reads_it_once() {
    var read = new NotificationRead(NOTE, ADA, null, MEMBER, NOW);
    given(sent(MEMBER)).when(new ReadNotification(NOTE)).then(read);
    given(sent(MEMBER), read).when(new ReadNotification(NOTE)).thenNothing();
    given(sent(BEA))
        .when(new ReadNotification(NOTE))
        .broken(WorkRule.A_NOTIFICATION_IS_READ_BY_WHOM_IT_WAS_SENT_TO);
  }

  @Test
  void one_to_all_is_read_by_whoever_comes_first() {
    given().when(send(null, null)).then(sent(null));
    assertThat(unread).isEmpty();
    given(sent(null))
        .when(new ReadNotification(NOTE))
        .then(new NotificationRead(NOTE, ADA, null, MEMBER, NOW));
  }

  @Test
  void a_link_leads_to_a_place_of_the_client_or_to_the_web() {
    assertThat(send(null, "/leads/7").link()).isEqualTo("/leads/7");
    assertThat(send(null, "https://example.com/x").link()).isEqualTo("https://example.com/x");
    for (String link : List.of("javascript:alert(1)", "//example.com", "/\\example.com")) {
      assertThatThrownBy(() -> send(null, link)).isInstanceOf(ProblemException.class);
    }
  }
}
