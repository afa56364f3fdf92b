package io.leadledger.command.work;

import io.leadledger.command.platform.CommandContext;
import io.leadledger.command.platform.CommandDispatcher;
import io.leadledger.command.platform.CommandResult;
import io.leadledger.command.work.NotificationCommand.ReadNotification;
import io.leadledger.command.work.NotificationCommand.SendNotification;
import io.leadledger.events.Ids;
import io.leadledger.http.AtLeast;
import io.leadledger.http.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Commands on notifications.
@RestController
@RequestMapping("/api/v1/notifications")
@AtLeast(Role.MEMBER)
@Tag(name = "Notifications", description = "What members are told")
class NotificationController {
  private static final int AT_A_TIME = 1_000;

  private final CommandDispatcher commands;
  private final UnreadNotifications unread;

  NotificationController(CommandDispatcher commands, UnreadNotifications unread) {
    this.commands = commands;
    this.unread = unread;
  }

  record Body(
      @Schema(description = "The member who is told; all if absent") @Nullable UUID recipientId,
      @Nullable UUID leadId,
      @Schema(description = "A conversation of the lead") @Nullable UUID conversationId,
      @Schema(
              defaultValue = "info",
              allowableValues = {
                "info",
                "success",
                "warning",
                "error",
                "mention",
                "assignment",
                "reminder"
              })
          @Nullable String type,
      String title,
      @Nullable String message,
      @Schema(example = "/leads/0198f1c2-0000-7000-8000-000000000000") @Nullable String link,
      @Nullable Map<String, Object> data) {}

  /// @param read how many there were
  /// @param more whether so many were unread that some still are
  record AllRead(int read, boolean more) {}

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(summary = "Notify a member, or all, of something about a lead or about none")
  CommandResult send(@RequestBody Body body, CommandContext by) {
    return commands.send(
        new SendNotification(
            Ids.next(),
            body.recipientId(),
            new About(body.leadId(), body.conversationId()),
            Objects.requireNonNullElse(body.type(), "info"),
            body.title(),
            body.message(),
            body.link(),
            body.data()),
        by);
  }

  @PostMapping("/{notification}/reading")
  @Operation(summary = "Say that a notification was read: by whom it was sent to")
  CommandResult read(@PathVariable UUID notification, CommandContext by) {
    return commands.send(new ReadNotification(notification), by);
  }

  @PostMapping("/reading")
  @Operation(
      summary = "Say that all that were sent to the caller were read",
      description = "A thousand at a time: the answer says whether there are more.")
  ResponseEntity<AllRead> readAll(CommandContext by) {
    List<UUID> mine = unread.of(by.tenant(), by.actor(), AT_A_TIME);
    long position = 0;
    for (UUID notification : mine) {
      CommandResult result = commands.send(new ReadNotification(notification), by.withoutKey());
      position = Math.max(position, result.position());
    }
    return ResponseEntity.ok()
        .header("Event-Position", Long.toString(position))
        .body(new AllRead(mine.size(), mine.size() == AT_A_TIME));
  }
}
