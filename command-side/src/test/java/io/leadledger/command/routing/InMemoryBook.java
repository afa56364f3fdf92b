package io.leadledger.command.routing;

import io.leadledger.events.routing.RoutingWishes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The book of one aggregate's test, of one tenant.
final class InMemoryBook implements RoutingBook {
  final Map<UUID, KnownModel> models = new HashMap<>();
  final Map<String, KnownRouter> routers = new HashMap<>();
  final Map<UUID, KnownPrompt> versions = new HashMap<>();
  final Map<String, @Nullable UUID> inUse = new HashMap<>();
  private RoutingWishes wishes = new RoutingWishes(null, List.of(), null, null, null);

  @Override
  public void keepModel(UUID tenant, UUID model, KnownModel known) {
    models.put(model, known);
  }

  @Override
  public void keepRouter(UUID tenant, String taskType, KnownRouter known) {
    routers.put(taskType, known);
  }

  @Override
  public void keepVersion(UUID tenant, UUID version, KnownPrompt known) {
    versions.put(version, known);
  }

  @Override
  public void usePrompt(UUID tenant, String name, @Nullable UUID version) {
    inUse.put(name, version);
  }

  @Override
  public void keepWishes(UUID tenant, RoutingWishes wishes) {
    this.wishes = wishes;
  }

  @Override
  public Map<UUID, KnownModel> models(UUID tenant) {
    return models;
  }

  @Override
  public Optional<KnownModel> model(UUID tenant, UUID model) {
    return Optional.ofNullable(models.get(model));
  }

  @Override
  public Optional<KnownRouter> router(UUID tenant, String taskType) {
    return Optional.ofNullable(routers.get(taskType));
  }

  @Override
  public Optional<KnownPrompt> promptInUse(UUID tenant, String name) {
    return Optional.ofNullable(inUse.get(name)).map(versions::get);
  }

  @Override
  public RoutingWishes wishes(UUID tenant) {
    return wishes;
  }
}
