package io.leadledger.query.messages;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadledger.events.Ids;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SubscriptionTest {
  private final UUID conversation = Ids.next();
  private final Subscription subscription = new Subscription(conversation);

  @Test
  void what_comes_to_the_conversation_is_handed_out_in_order() throws InterruptedException {
    subscription.offer(row(conversation, 1));
    subscription.offer(row(Ids.next(), 2));
    subscription.offer(row(conversation, 3));
    assertThat(subscription.next(Duration.ZERO)).isEqualTo(row(conversation, 1));
    assertThat(subscription.next(Duration.ZERO)).isEqualTo(row(conversation, 3));
    assertThat(subscription.next(Duration.ZERO)).isNull();
    assertThat(subscription.hasMissed()).isFalse();
  }

  @Test
  void who_takes_too_slowly_is_told_once_to_read_what_was_missed() {
    for (int i = 0; i < 1_000; i++) {
      subscription.offer(row(conversation, i));
    }
    assertThat(subscription.hasMissed()).isTrue();
    assertThat(subscription.isEmpty()).isTrue();
    assertThat(subscription.hasMissed()).isFalse();
  }

  private static MessageRow row(UUID conversation, long position) {
    return new MessageRow(conversation, position, "{}");
  }
}
