package io.leadledger.events.conversation;

import io.leadledger.events.DomainEvent;
import io.leadledger.events.EventName;
import java.util.List;
import java.util.UUID;
import org.axonframework.serialization.Revision;

/// What a tenant wants to learn from its conversations. `name` is unique within the tenant and
/// stays; `type` is one of `text`, `integer`, `number`, `boolean`, `date`, `money`, `email`,
/// `phone`. `examples` show what a value may look like; `allowedValues`, if there are any, are the
/// only ones that count.
public sealed interface DataPointEvent extends DomainEvent {
  UUID dataPointId();

  String name();

  @Override
  default UUID aggregateId() {
    return dataPointId();
  }

  /// The tenant looks for this from now on.
  @EventName("conversation.DataPointDefined")
  @Revision("1")
  record DataPointDefined(
      UUID dataPointId,
      String name,
      String type,
      String description,
      List<String> examples,
      List<String> allowedValues)
      implements DataPointEvent {}

  /// The tenant looks for something else under this name, or tells better what it is.
  @EventName("conversation.DataPointRedefined")
  @Revision("1")
  record DataPointRedefined(
      UUID dataPointId,
      String name,
      String type,
      String description,
      List<String> examples,
      List<String> allowedValues)
      implements DataPointEvent {}

  /// The tenant looks for this no longer. What has been found stays.
  @EventName("conversation.DataPointWithdrawn")
  @Revision("1")
  record DataPointWithdrawn(UUID dataPointId, String name) implements DataPointEvent {}
}
