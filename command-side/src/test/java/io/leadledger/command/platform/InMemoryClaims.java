package io.leadledger.command.platform;

import io.leadledger.command.claims.Claims;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Claims of one aggregate's test.
final class InMemoryClaims implements Claims {
  private final Map<String, UUID> holders = new HashMap<>();

  @Override
  public Optional<Taken> claim(UUID tenant, UUID holder, Map<String, String> values) {
    for (var value : values.entrySet()) {
      @Nullable UUID present =
          holders.putIfAbsent(tenant + value.getKey() + "=" + value.getValue(), holder);
      if (present != null && !present.equals(holder)) {
        return Optional.of(new Taken(value.getKey(), present));
      }
    }
    return Optional.empty();
  }

  @Override
  public void release(UUID tenant, UUID holder, Set<String> kinds) {
    holders
        .entrySet()
        .removeIf(
            claim ->
                claim.getValue().equals(holder)
                    && kinds.stream()
                        .anyMatch(kind -> claim.getKey().startsWith(tenant + kind + "=")));
  }

  @Override
  public Optional<UUID> holder(UUID tenant, String kind, String value) {
    return Optional.ofNullable(holders.get(tenant + kind + "=" + value));
  }
}
