package io.leadledger.command.work;

import io.leadledger.command.values.Fields;
import io.leadledger.command.values.FreeFields;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/// What can be asked of a notification. Valid by construction.
public sealed interface NotificationCommand {
  List<String> TYPES =
      List.of("info", "success", "warning", "error", "mention", "assignment", "reminder");

  UUID notification();

  /// The id of the notification that follows from a cause: whoever sends it twice has sent one.
  static UUID idOf(UUID tenant, String cause) {
    return UUID.nameUUIDFromBytes(
        ("notification/" + tenant + "/" + cause).getBytes(StandardCharsets.UTF_8));
  }

  /// A member is to be told something, or all when none is named. A notification that is there
  /// already stays as it is.
  ///
  /// @param link a place in a client, such as `/leads/…`, or a web address
  record SendNotification(
      @TargetAggregateIdentifier UUID notification,
      @Nullable UUID recipient,
      About about,
      String type,
      String title,
      @Nullable String message,
      @Nullable String link,
      @Nullable Map<String, Object> data)
      implements NotificationCommand {
    public SendNotification {
      var fields = new Fields();
      fields.required("type", type);
      fields.oneOf("type", type, TYPES);
      title = fields.requiredText("title", title, 500);
      message = fields.text("message", message, 10_000);
      link = fields.text("link", link, 2_048);
      link = link == null || isPlace(link) ? link : fields.url("link", link);
      data = FreeFields.check(fields, "data", data);
      fields.orRefuse();
    }

    private static boolean isPlace(String link) {
      return link.startsWith("/") && !link.startsWith("//") && !link.startsWith("/\\");
    }
  }

  /// The member who asks has read it.
  record ReadNotification(@TargetAggregateIdentifier UUID notification)
      implements NotificationCommand {}
}
