package io.leadledger.command.channel;

import io.leadledger.command.channel.ChannelSenders.ChannelSender;
import io.leadledger.command.channel.Deliveries.Delivery;
import io.leadledger.command.channel.OutboundChannel.Outcome;
import io.leadledger.command.channel.OutboundChannel.Outcome.Failed;
import io.leadledger.command.channel.OutboundChannel.Outcome.Gone;
import io.leadledger.command.channel.OutboundChannel.Outcome.Refused;
import io.leadledger.command.channel.OutboundChannel.Outcome.Taken;
import io.leadledger.command.conversation.ConversationCommand.ConfirmDelivery;
import io.leadledger.command.conversation.ConversationCommand.ReportFailure;
import io.leadledger.command.errand.Errand;
import io.leadledger.command.errand.ErrandHandler;
import io.leadledger.command.errand.Refusals;
import io.leadledger.command.platform.CommandDispatcher;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Hands a message to its channel's adapter until it is taken or given up, and then tells the
/// conversation what became of it. Both are noted one after the other, so that after a crash only
/// what is not noted is done again.
@Component
class DeliverMessage implements ErrandHandler {
  static final String KIND = "delivery";
  private static final Duration MARGIN = Duration.ofSeconds(15);

  private final Deliveries deliveries;
  private final ChannelSenders senders;
  private final OutboundMessages messages;
  private final List<OutboundChannel<?>> channels;
  private final CommandDispatcher commands;
  private final OutboundSettings settings;

  DeliverMessage(
      Deliveries deliveries,
      ChannelSenders senders,
      OutboundMessages messages,
      List<OutboundChannel<?>> channels,
      CommandDispatcher commands,
      OutboundSettings settings) {
    this.deliveries = deliveries;
    this.senders = senders;
    this.messages = messages;
    this.channels = channels;
    this.commands = commands;
    this.settings = settings;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Duration lease() {
    return settings.whole().plus(MARGIN);
  }

  @Override
  public Optional<Duration> run(Errand errand) {
    Delivery delivery = deliveries.find(errand.tenant(), errand.id()).orElse(null);
    if (delivery == null) {
      return Optional.empty();
    }
    if (delivery.state().equals(Deliveries.WAITING)) {
      Duration pause = attempt(delivery);
      if (pause != null) {
        return Optional.of(pause);
      }
      delivery = deliveries.find(errand.tenant(), errand.id()).orElseThrow();
    }
    tell(delivery, errand);
    return Optional.empty();
  }

  /// Makes an attempt; gives the pause after which to make another, null if it is settled.
  private @Nullable Duration attempt(Delivery delivery) {
    ChannelSender sender = senders.find(delivery.tenant(), delivery.channel()).orElse(null);
    if (sender == null || sender.disabledBecause() != null) {
      deliveries.fail(delivery.message(), "channel-off");
      return null;
    }
    OutboundMessage message =
        messages.find(delivery.tenant(), delivery.conversation(), delivery.sequence()).orElse(null);
    if (message == null) {
      deliveries.fail(delivery.message(), "erased");
      return null;
    }
    int attempt = deliveries.begin(delivery.message());
    Instant at = Instant.now();
    Outcome outcome = hand(message, sender);
    if (outcome instanceof Gone gone) {
      senders.disable(sender.id(), gone.problem());
    }
    Duration pause = pauseAfter(outcome, attempt);
    String state =
        pause != null
            ? Deliveries.WAITING
            : outcome instanceof Taken ? Deliveries.DELIVERED : Deliveries.FAILED;
    deliveries.note(delivery.message(), attempt, outcome, at, state, pause);
    return pause;
  }

  private @Nullable Duration pauseAfter(Outcome outcome, int attempt) {
    return switch (outcome) {
      case Taken _, Refused _, Gone _ -> null;
      case Failed failed -> attempt >= settings.attempts() ? null : pauseAfter(failed, attempt);
    };
  }

  private Duration pauseAfter(Failed failed, int attempt) {
    Duration pause = settings.backoff().after(attempt);
    Duration asked = failed.notBefore();
    if (asked == null || asked.compareTo(pause) < 0) {
      return pause;
    }
    return asked.compareTo(settings.longestPause()) < 0 ? asked : settings.longestPause();
  }

  private Outcome hand(OutboundMessage message, ChannelSender sender) {
    return channels.stream()
        .filter(channel -> channel.understands().isInstance(sender.settings()))
        .findFirst()
        .map(channel -> hand(channel, message, sender))
        .orElseThrow();
  }

  private <S extends SenderSettings> Outcome hand(
      OutboundChannel<S> channel, OutboundMessage message, ChannelSender sender) {
    return channel.hand(
        message, channel.understands().cast(sender.settings()), senders.secretOf(sender));
  }

  /// What the conversation refuses to hear it will not hear later.
  private void tell(Delivery delivery, Errand errand) {
    Object told =
        delivery.state().equals(Deliveries.DELIVERED)
            ? new ConfirmDelivery(delivery.conversation(), delivery.message(), null)
            : new ReportFailure(
                delivery.conversation(), delivery.message(), delivery.problem(), null);
    Refusals.send(commands, told, errand.by(delivery.actor()));
  }
}
