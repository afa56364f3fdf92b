package io.leadledger.command.routing;

import static io.leadledger.command.platform.RuleBroken.require;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.leadledger.command.claims.Claims;
import io.leadledger.command.platform.RuleBroken;
import io.leadledger.command.platform.TenantAggregate;
import io.leadledger.command.routing.AiPromptCommand.*;
import io.leadledger.events.routing.AiPromptEvent;
import io.leadledger.events.routing.AiPromptEvent.*;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/// Instructions for language models under a name, in numbered versions of which one at most is in
/// use. A tenant has one prompt of a name, and it counts its versions: so name and version together
/// are unique.
@Aggregate(cache = "aggregates", snapshotTriggerDefinition = "everyHundredEvents")
class AiPrompt extends TenantAggregate {
  private static final String NAME = "ai-prompt.name";
  private static final int VERSIONS = 1_000;

  private String name = "";

  /// The ids of the versions, from the first on.
  private List<UUID> versions = List.of();

  private @Nullable Integer inUse;
  private List<Integer> archived = List.of();

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.ALWAYS)
  void handle(WritePrompt command, MetaData by, Claims claims, RoutingBook book) {
    claims
        .claim(tenantOf(by), command.prompt(), Map.of(NAME, command.name()))
        .ifPresent(
            taken -> {
              throw new RuleBroken(
                  RoutingRule.A_PROMPTS_NAME_IS_UNIQUE, Map.of("existingPrompt", taken.holder()));
            });
    write(tenantOf(by), command.prompt(), command.name(), 1, command.text(), book);
  }

  @CommandHandler
  void handle(RevisePrompt command, RoutingBook book) {
    require(versions.size() < VERSIONS, RoutingRule.A_PROMPT_HAS_AT_MOST_A_THOUSAND_VERSIONS);
    write(tenant(), id(), name, versions.size() + 1, command.text(), book);
  }

  @CommandHandler
  void handle(ActivatePromptVersion command, RoutingBook book) {
    requireVersion(command.version());
    if (inUse == null || inUse != command.version()) {
      UUID version = versions.get(command.version() - 1);
      apply(
          new PromptVersionActivated(
              id(),
              version,
              command.version(),
              "active",
              inUse == null ? null : versions.get(inUse - 1),
              "archived"));
      book.usePrompt(tenant(), name, version);
    }
  }

  @CommandHandler
  void handle(ArchivePromptVersion command, RoutingBook book) {
    requireVersion(command.version());
    if (!archived.contains(command.version())) {
      boolean used = inUse != null && inUse == command.version();
      apply(
          new PromptVersionArchived(
              id(), versions.get(command.version() - 1), command.version(), "archived"));
      if (used) {
        book.usePrompt(tenant(), name, null);
      }
    }
  }

  @EventSourcingHandler
  void on(AiPromptEvent event, MetaData metaData) {
    switch (event) {
      case PromptVersionWritten e -> {
        if (e.version() == 1) {
          created(e.promptId(), metaData);
          name = e.name();
        }
        versions = new ArrayList<>(versions);
        versions.add(e.versionId());
      }
      case PromptVersionActivated e -> {
        archived = new ArrayList<>(archived);
        archived.remove((Integer) e.version());
        if (inUse != null) {
          archived.add(inUse);
        }
        inUse = e.version();
      }
      case PromptVersionArchived e -> {
        archived = new ArrayList<>(archived);
        archived.add(e.version());
        if (inUse != null && inUse == e.version()) {
          inUse = null;
        }
      }
    }
  }

  private static void write(
      UUID tenant, UUID prompt, String name, int version, Text text, RoutingBook book) {
    if (text.model() != null) {
      require(book.model(tenant, text.model()).isPresent(), RoutingRule.ROUTING_NAMES_KNOWN_MODELS);
    }
    apply(
        new PromptVersionWritten(
            prompt, text.versionId(), name, version, text.text(), text.model(), "draft"));
    book.keepVersion(
        tenant,
        text.versionId(),
        new RoutingBook.KnownPrompt(text.versionId(), text.text(), text.model()));
  }

  private void requireVersion(int version) {
    require(
        version >= 1 && version <= versions.size(),
        RoutingRule.A_PROMPT_HAS_THE_VERSION_THAT_IS_NAMED);
  }
}
