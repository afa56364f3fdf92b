package io.leadledger.command.channel;

import io.leadledger.command.channel.Deliveries.Attempt;
import io.leadledger.command.channel.Deliveries.Delivery;
import io.leadledger.command.conversation.ConversationCommand;
import io.leadledger.command.values.Fields;
import io.leadledger.http.AtLeast;
import io.leadledger.http.Caller;
import io.leadledger.http.ProblemException;
import io.leadledger.http.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What becomes of messages that leave. Nothing of what they say, and no secret.
@RestController
@RequestMapping("/api/v1/channels/{channel}/deliveries")
@AtLeast(Role.MEMBER)
@Tag(name = "Channels", description = "How messages come in from providers, and how they leave")
class DeliveryController {
  private static final int MOST = 200;

  private final Deliveries deliveries;

  DeliveryController(Deliveries deliveries) {
    this.deliveries = deliveries;
  }

  record Entry(
      UUID messageId,
      UUID conversationId,
      @Schema(description = "waiting, delivered or failed") String state,
      int attempts,
      @Schema(description = "The status of the last answer") @Nullable Integer response,
      @Schema(description = "What was wrong the last time, as a word", example = "http-503")
          @Nullable String problem,
      @Nullable Instant nextTry,
      Instant createdAt,
      Instant updatedAt) {
    static Entry of(Delivery it) {
      return new Entry(
          it.message(),
          it.conversation(),
          it.state(),
          it.attempts(),
          it.response(),
          it.problem(),
          it.nextTry(),
          it.createdAt(),
          it.updatedAt());
    }
  }

  record Log(Entry delivery, List<Attempt> log) {}

  @GetMapping
  @Operation(
      summary = "The latest deliveries of a channel, 200 at most",
      description = "Older ones are before the `messageId` that `before` names.")
  List<Entry> list(
      @PathVariable String channel,
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(required = false) @Nullable UUID conversation,
      @RequestParam(required = false) @Nullable UUID before,
      Caller caller) {
    var fields = new Fields();
    fields.oneOf("channel", channel, ConversationCommand.CHANNELS);
    fields.oneOf("state", state, Deliveries.STATES);
    fields.orRefuse();
    return deliveries.list(caller.tenant(), channel, state, conversation, before, MOST).stream()
        .map(Entry::of)
        .toList();
  }

  @GetMapping("/{message}")
  @Operation(summary = "One message's delivery, attempt by attempt")
  Log get(@PathVariable String channel, @PathVariable UUID message, Caller caller) {
    return deliveries
        .find(caller.tenant(), message)
        .filter(delivery -> delivery.channel().equals(channel))
        .map(delivery -> new Log(Entry.of(delivery), deliveries.attempts(message)))
        .orElseThrow(
            () ->
                new ProblemException(
                    HttpStatus.NOT_FOUND,
                    "not-found",
                    "No such message has left on this channel."));
  }
}
