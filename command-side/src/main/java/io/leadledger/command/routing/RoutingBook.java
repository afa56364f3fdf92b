package io.leadledger.command.routing;

import io.leadledger.events.routing.RouterPlan;
import io.leadledger.events.routing.RoutingWishes;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What routing goes by: the models, prompts, routers and wishes of each tenant as they stand.
/// Written by the aggregates, in the transaction of their events.
interface RoutingBook {
  void keepModel(UUID tenant, UUID model, KnownModel known);

  void keepRouter(UUID tenant, String taskType, KnownRouter known);

  void keepVersion(UUID tenant, UUID version, KnownPrompt known);

  /// Which version of the prompt of this name is in use; null for none.
  void usePrompt(UUID tenant, String name, @Nullable UUID version);

  void keepWishes(UUID tenant, RoutingWishes wishes);

  Map<UUID, KnownModel> models(UUID tenant);

  Optional<KnownModel> model(UUID tenant, UUID model);

  Optional<KnownRouter> router(UUID tenant, String taskType);

  Optional<KnownPrompt> promptInUse(UUID tenant, String name);

  RoutingWishes wishes(UUID tenant);

  /// A model, and the fingerprint of the key that it is asked with.
  record KnownModel(
      String name,
      String provider,
      String modelIdentifier,
      @Nullable String baseUrl,
      @Nullable String keyFingerprint,
      boolean active) {}

  record KnownRouter(RouterPlan plan, boolean enabled) {}

  /// One version of a prompt.
  record KnownPrompt(UUID version, String text, @Nullable UUID model) {}
}
