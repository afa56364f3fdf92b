package io.leadledger.command.funnel.trigger;

import io.leadledger.command.errand.Errand;
import io.leadledger.command.funnel.FunnelBook.KnownVersion;
import io.leadledger.command.funnel.TriggerAction.Firing;
import io.leadledger.command.platform.TenantAggregate;
import io.leadledger.events.funnel.FunnelProgressEvent.*;
import io.leadledger.events.funnel.FunnelSubject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;

/// A progress up to the event that a trigger fires because of.
///
/// @param version that it went by then
/// @param conversation that it had last learnt from
/// @param data what was known; a value whose person is forgotten is not
record FiringStory(
    DomainEventMessage<?> cause,
    FunnelSubject subject,
    UUID version,
    int depth,
    @Nullable UUID conversation,
    Map<String, Object> data) {

  static FiringStory of(List<? extends DomainEventMessage<?>> told) {
    UUID version = null;
    UUID conversation = null;
    FunnelSubject subject = null;
    Map<String, Object> data = new HashMap<>();
    int depth = 0;
    for (DomainEventMessage<?> event : told) {
      switch (event.getPayload()) {
        case FunnelEntered e -> {
          version = e.versionId();
          subject = e.subject();
          depth = e.depth();
        }
        case FunnelMigrated e -> version = e.versionId();
        case DataPointCollected e -> {
          conversation = e.conversationId();
          if (e.value() != null) {
            data.put(e.name(), e.value());
          }
        }
        default -> {}
      }
    }
    return new FiringStory(
        told.getLast(),
        Objects.requireNonNull(subject),
        Objects.requireNonNull(version),
        depth,
        conversation,
        data);
  }

  /// Empty if the version has no such trigger.
  Optional<Firing> firing(Errand errand, Function<UUID, Optional<KnownVersion>> versions) {
    return Occasion.of(cause)
        .flatMap(
            occasion ->
                versions
                    .apply(version)
                    .flatMap(
                        it ->
                            occasion.triggers(it.design()).stream()
                                .filter(each -> Occasion.firing(cause, each).equals(errand.id()))
                                .findFirst()))
        .map(
            trigger ->
                new Firing(
                    errand.id(),
                    trigger,
                    version,
                    errand.stream(),
                    subject,
                    depth,
                    conversation,
                    data,
                    errand.event(),
                    errand.by(TenantAggregate.actorOf(cause.getMetaData()))));
  }
}
