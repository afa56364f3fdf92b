package io.leadledger.command.routing;

import static io.leadledger.command.platform.RuleBroken.require;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.leadledger.command.claims.Claims;
import io.leadledger.command.platform.RuleBroken;
import io.leadledger.command.platform.TenantAggregate;
import io.leadledger.command.routing.AiModelCommand.*;
import io.leadledger.events.routing.AiModelEvent;
import io.leadledger.events.routing.AiModelEvent.*;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/// A language model that a tenant may ask.
@Aggregate(cache = "aggregates", snapshotTriggerDefinition = "everyHundredEvents")
class AiModel extends TenantAggregate {
  private static final String NAME = "ai-model.name";

  private @Nullable Address address;
  private @Nullable String keyFingerprint;
  private boolean active = true;

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.ALWAYS)
  void handle(RegisterAiModel command, MetaData by, Claims claims, RoutingBook book) {
    claimName(claims, tenantOf(by), command.model(), command.address());
    apply(
        new AiModelRegistered(
            command.model(),
            command.address().name(),
            command.address().provider(),
            command.address().modelIdentifier(),
            command.address().baseUrl(),
            command.keyFingerprint(),
            "active"));
    keep(book);
  }

  @CommandHandler
  void handle(ChangeAiModel command, Claims claims, RoutingBook book) {
    requireActive();
    if (!command.address().equals(address)) {
      boolean moves = !address().isSamePlaceAs(command.address());
      claims.release(tenant(), id(), Set.of(NAME));
      claimName(claims, tenant(), id(), command.address());
      apply(
          new AiModelChanged(
              id(),
              command.address().name(),
              command.address().provider(),
              command.address().modelIdentifier(),
              command.address().baseUrl()));
      if (moves && keyFingerprint != null) {
        apply(new AiModelKeyChanged(id(), null));
      }
      keep(book);
    }
  }

  @CommandHandler
  void handle(ChangeAiModelKey command, RoutingBook book) {
    requireActive();
    if (!Objects.equals(command.keyFingerprint(), keyFingerprint)) {
      apply(new AiModelKeyChanged(id(), command.keyFingerprint()));
      keep(book);
    }
  }

  @CommandHandler
  void handle(RetireAiModel command, RoutingBook book) {
    if (active) {
      apply(new AiModelRetired(id(), "retired"));
      keep(book);
    }
  }

  @CommandHandler
  void handle(ReinstateAiModel command, RoutingBook book) {
    if (!active) {
      apply(new AiModelReinstated(id(), "active"));
      keep(book);
    }
  }

  @EventSourcingHandler
  void on(AiModelEvent event, MetaData metaData) {
    switch (event) {
      case AiModelRegistered e -> {
        created(e.modelId(), metaData);
        address = new Address(e.name(), e.provider(), e.modelIdentifier(), e.baseUrl());
        keyFingerprint = e.keyFingerprint();
      }
      case AiModelChanged e ->
          address = new Address(e.name(), e.provider(), e.modelIdentifier(), e.baseUrl());
      case AiModelKeyChanged e -> keyFingerprint = e.keyFingerprint();
      case AiModelRetired _ -> active = false;
      case AiModelReinstated _ -> active = true;
    }
  }

  private void keep(RoutingBook book) {
    Address at = address();
    book.keepModel(
        tenant(),
        id(),
        new RoutingBook.KnownModel(
            at.name(), at.provider(), at.modelIdentifier(), at.baseUrl(), keyFingerprint, active));
  }

  private static void claimName(Claims claims, UUID tenant, UUID model, Address address) {
    claims
        .claim(tenant, model, Map.of(NAME, address.name()))
        .ifPresent(
            taken -> {
              throw new RuleBroken(
                  RoutingRule.A_MODELS_NAME_IS_UNIQUE, Map.of("existingModel", taken.holder()));
            });
  }

  private void requireActive() {
    require(active, RoutingRule.A_RETIRED_MODEL_TAKES_NO_COMMAND);
  }

  private Address address() {
    return Objects.requireNonNull(address);
  }
}
