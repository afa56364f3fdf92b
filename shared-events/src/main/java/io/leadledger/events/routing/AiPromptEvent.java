package io.leadledger.events.routing;

import io.leadledger.events.DomainEvent;
import io.leadledger.events.EventName;
import java.util.UUID;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/// What has happened to a prompt: instructions for a model, under a name, in versions of which one
/// at most is in use. A version's `status` is `draft`, `active` or `archived`.
public sealed interface AiPromptEvent extends DomainEvent {
  UUID promptId();

  @Override
  default UUID aggregateId() {
    return promptId();
  }

  /// There is a new version; versions count from 1. `modelId` is the model that it is written for,
  /// if it is for one.
  @EventName("routing.PromptVersionWritten")
  @Revision("1")
  record PromptVersionWritten(
      UUID promptId,
      UUID versionId,
      String name,
      int version,
      String text,
      @Nullable UUID modelId,
      String status)
      implements AiPromptEvent {}

  /// This version is used from now on, instead of the one before it, which is archived.
  @EventName("routing.PromptVersionActivated")
  @Revision("1")
  record PromptVersionActivated(
      UUID promptId,
      UUID versionId,
      int version,
      String status,
      @Nullable UUID previousVersionId,
      String previousStatus)
      implements AiPromptEvent {}

  /// This version is used no longer.
  @EventName("routing.PromptVersionArchived")
  @Revision("1")
  record PromptVersionArchived(UUID promptId, UUID versionId, int version, String status)
      implements AiPromptEvent {}
}
