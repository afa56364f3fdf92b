package io.leadledger.command.funnel;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.leadledger.command.funnel.FunnelBook.KnownFunnel;
import io.leadledger.command.funnel.FunnelBook.KnownVersion;
import io.leadledger.command.funnel.FunnelCommand.*;
import io.leadledger.command.platform.RuleBroken;
import io.leadledger.command.platform.TenantAggregate;
import io.leadledger.command.values.Moments;
import io.leadledger.events.funnel.DroppedParts;
import io.leadledger.events.funnel.FunnelDefinitionEvent;
import io.leadledger.events.funnel.FunnelDefinitionEvent.*;
import io.leadledger.events.funnel.FunnelDesign;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/// A funnel as its tenant has defined it: versions that never change, of which the last one
/// published counts, and at most one draft. Its id follows from its key.
@Aggregate(cache = "aggregates", snapshotTriggerDefinition = "everyHundredEvents")
class FunnelDefinition extends TenantAggregate {
  private static final String PUBLISHED = "published";

  private String key = "";
  private @Nullable Version draft;
  private @Nullable Version published;
  private boolean retired;

  private record Version(UUID id, int number, FunnelDesign design) {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.ALWAYS)
  void handle(DraftFunnel command, MetaData by, FunnelBook book, PublicationCheck check) {
    check.whenDrafted(tenantOf(by), command.key(), command.design());
    apply(
        new FunnelDrafted(
            command.funnel(),
            command.version(),
            1,
            command.key(),
            command.design(),
            DroppedParts.NONE,
            "draft"));
    keep(book);
    keepDraft(book);
  }

  @CommandHandler
  void handle(RedraftFunnel command, FunnelBook book, PublicationCheck check) {
    Version before = draft == null ? published : draft;
    if (command.design().equals(Objects.requireNonNull(before).design())) {
      return; // said twice, true once
    }
    check.whenDrafted(tenant(), key, command.design());
    apply(
        new FunnelDrafted(
            id(),
            draft == null ? command.version() : draft.id(),
            draft == null ? before.number() + 1 : draft.number(),
            key,
            command.design(),
            draft == null ? DroppedParts.NONE : Dropping.from(draft.design(), command.design()),
            "draft"));
    keepDraft(book);
  }

  @CommandHandler
  void handle(PublishFunnel command, FunnelBook book, PublicationCheck check) {
    Version publishing = known(draft, FunnelRule.ONLY_A_DRAFT_IS_PUBLISHED);
    check.whenPublished(tenant(), key, publishing.design());
    apply(
        new FunnelPublished(
            id(),
            publishing.id(),
            publishing.number(),
            PUBLISHED,
            published == null ? null : published.id(),
            published == null ? null : "superseded",
            Moments.now()));
    keep(book);
  }

  @CommandHandler
  void handle(RetireFunnel command, FunnelBook book) {
    Version closing = known(published, FunnelRule.ONLY_A_PUBLISHED_FUNNEL_IS_RETIRED);
    if (!retired) {
      apply(new FunnelRetired(id(), closing.id(), command.reason(), "retired"));
      keep(book);
    }
  }

  @CommandHandler
  void handle(ReinstateFunnel command, FunnelBook book) {
    if (retired) {
      apply(new FunnelReinstated(id(), Objects.requireNonNull(published).id(), PUBLISHED));
      keep(book);
    }
  }

  @EventSourcingHandler
  void on(FunnelDefinitionEvent event, MetaData metaData) {
    switch (event) {
      case FunnelDrafted e -> {
        created(e.funnelId(), metaData);
        key = e.key();
        draft = new Version(e.versionId(), e.version(), e.design());
      }
      case FunnelPublished _ -> {
        published = draft;
        draft = null;
        retired = false;
      }
      case FunnelRetired _ -> retired = true;
      case FunnelReinstated _ -> retired = false;
    }
  }

  private static Version known(@Nullable Version version, FunnelRule otherwise) {
    if (version == null) {
      throw new RuleBroken(otherwise, Map.of());
    }
    return version;
  }

  private void keep(FunnelBook book) {
    UUID counting = published == null ? null : published.id();
    book.keepFunnel(tenant(), new KnownFunnel(id(), key, counting, counting != null && !retired));
  }

  private void keepDraft(FunnelBook book) {
    Version version = Objects.requireNonNull(draft);
    book.keepVersion(
        tenant(), new KnownVersion(version.id(), id(), key, version.number(), version.design()));
  }
}
