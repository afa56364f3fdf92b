package io.leadledger.events.routing;

import io.leadledger.events.DomainEvent;
import io.leadledger.events.EventName;
import java.util.UUID;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/// What has happened to a language model that a tenant may ask. `provider` tells how it is spoken
/// to: `openai` (any address that speaks OpenAI's way) or `anthropic`. `status` is `active` or
/// `retired`. Its key is in the vault; the history has a fingerprint.
public sealed interface AiModelEvent extends DomainEvent {
  UUID modelId();

  @Override
  default UUID aggregateId() {
    return modelId();
  }

  /// A model may be asked. `modelIdentifier` is what its provider calls it; `baseUrl` is where it
  /// is reached, null for the provider's own address.
  @EventName("routing.AiModelRegistered")
  @Revision("1")
  record AiModelRegistered(
      UUID modelId,
      String name,
      String provider,
      String modelIdentifier,
      @Nullable String baseUrl,
      @Nullable String keyFingerprint,
      String status)
      implements AiModelEvent {}

  /// All that is known of it besides its key, as it is from now on.
  @EventName("routing.AiModelChanged")
  @Revision("1")
  record AiModelChanged(
      UUID modelId, String name, String provider, String modelIdentifier, @Nullable String baseUrl)
      implements AiModelEvent {}

  /// It is asked with another key from now on; with none when `keyFingerprint` is null.
  @EventName("routing.AiModelKeyChanged")
  @Revision("1")
  record AiModelKeyChanged(UUID modelId, @Nullable String keyFingerprint) implements AiModelEvent {}

  /// It is asked no longer.
  @EventName("routing.AiModelRetired")
  @Revision("1")
  record AiModelRetired(UUID modelId, String status) implements AiModelEvent {}

  /// It may be asked again.
  @EventName("routing.AiModelReinstated")
  @Revision("1")
  record AiModelReinstated(UUID modelId, String status) implements AiModelEvent {}
}
