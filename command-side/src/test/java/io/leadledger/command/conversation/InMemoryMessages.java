package io.leadledger.command.conversation;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Messages of one aggregate's test.
final class InMemoryMessages implements Messages {
  private final Map<UUID, Known> known = new HashMap<>();
  private final Map<String, UUID> external = new HashMap<>();

  @Override
  public Optional<Known> enter(Entry entry) {
    if (entry.externalId() != null) {
      UUID present =
          external.putIfAbsent(
              entry.tenant() + entry.channel() + entry.externalId(), entry.message());
      if (present != null) {
        return Optional.ofNullable(known.get(present));
      }
    }
    known.put(
        entry.message(),
        new Known(entry.message(), entry.conversation(), entry.inbound(), false, false, false));
    return Optional.empty();
  }

  @Override
  public Optional<Known> find(UUID conversation, UUID message) {
    return Optional.ofNullable(known.get(message))
        .filter(found -> found.conversation().equals(conversation));
  }

  @Override
  public Optional<Known> find(UUID tenant, String channel, String externalId) {
    return Optional.ofNullable(external.get(tenant + channel + externalId)).map(known::get);
  }

  @Override
  public Optional<Known> find(UUID tenant, String channel, UUID message) {
    return Optional.ofNullable(known.get(message));
  }

  @Override
  public Optional<UUID> recorded(
      UUID tenant, UUID conversation, @Nullable String externalId, long version) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void markDelivered(UUID message) {
    known.computeIfPresent(
        message,
        (_, m) -> new Known(message, m.conversation(), m.inbound(), true, m.read(), m.failed()));
  }

  @Override
  public void markRead(UUID message) {
    known.computeIfPresent(
        message,
        (_, m) ->
            new Known(message, m.conversation(), m.inbound(), m.delivered(), true, m.failed()));
  }

  @Override
  public void markFailed(UUID message) {
    known.computeIfPresent(
        message,
        (_, m) -> new Known(message, m.conversation(), m.inbound(), m.delivered(), m.read(), true));
  }
}
