package io.leadledger.command.conversation;

import io.leadledger.command.values.Fields;
import io.leadledger.http.AtLeast;
import io.leadledger.http.Caller;
import io.leadledger.http.ProblemException;
import io.leadledger.http.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The webhooks through which providers tell of messages.
@RestController
@RequestMapping("/api/v1/channels/{channel}/webhooks")
@AtLeast(Role.ADMIN)
@Tag(name = "Channels", description = "How messages come in from providers")
class ChannelWebhookController {
  private final ChannelWebhooks webhooks;

  ChannelWebhookController(ChannelWebhooks webhooks) {
    this.webhooks = webhooks;
  }

  record NewWebhook(String name) {}

  record RegisteredWebhook(
      UUID id,
      @Schema(description = "Where the provider posts to") String path,
      @Schema(description = "What it signs with; shown this once") String secret) {}

  @PostMapping
  @Operation(
      summary = "Register a webhook; its secret is shown this once",
      description = "It speaks in the name of the member who registers it.")
  ResponseEntity<RegisteredWebhook> register(
      @PathVariable String channel, @RequestBody NewWebhook body, Caller caller) {
    var fields = new Fields();
    fields.oneOf("channel", channel, ConversationCommand.CHANNELS);
    String name = fields.requiredText("name", body.name(), 200);
    fields.orRefuse();
    UUID id = webhooks.register(caller.tenant(), caller.actor(), channel, name);
    String path = "/api/v1/channels/" + channel + "/webhooks/" + id;
    return ResponseEntity.created(URI.create("/api/v1/channels/" + channel + "/webhooks"))
        .body(new RegisteredWebhook(id, path, webhooks.reveal(id)));
  }

  @GetMapping
  @Operation(summary = "The tenant's webhooks of a channel")
  List<ChannelWebhooks.Known> list(@PathVariable String channel, Caller caller) {
    var fields = new Fields();
    fields.oneOf("channel", channel, ConversationCommand.CHANNELS);
    fields.orRefuse();
    return webhooks.of(caller.tenant(), channel);
  }

  @DeleteMapping("/{id}")
  @Operation(summary = "Take nothing from a webhook any more")
  ResponseEntity<Void> revoke(@PathVariable String channel, @PathVariable UUID id, Caller caller) {
    if (!webhooks.revoke(caller.tenant(), channel, id)) {
      throw new ProblemException(
          HttpStatus.NOT_FOUND, "not-found", "There is no such webhook on this channel.");
    }
    return ResponseEntity.noContent().build();
  }
}
