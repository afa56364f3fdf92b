package io.leadledger.command.lead;

import static io.leadledger.command.lead.LeadStatus.CONTACTED;
import static io.leadledger.command.lead.LeadStatus.CONVERTED;
import static io.leadledger.command.lead.LeadStatus.LOST;
import static io.leadledger.command.lead.LeadStatus.NEW;
import static io.leadledger.command.lead.LeadStatus.QUALIFIED;
import static io.leadledger.command.lead.LeadStatus.UNQUALIFIED;
import static io.leadledger.command.platform.RuleBroken.require;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.leadledger.command.claims.Claims;
import io.leadledger.command.lead.LeadCommand.*;
import io.leadledger.command.platform.TenantAggregate;
import io.leadledger.command.values.FreeFields;
import io.leadledger.command.values.Moments;
import io.leadledger.events.HoldsPersonalData;
import io.leadledger.events.Personal;
import io.leadledger.events.lead.LeadContact;
import io.leadledger.events.lead.LeadEvent;
import io.leadledger.events.lead.LeadEvent.*;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/// A person or business that may buy. What is said twice is true once: a command that would change
/// nothing makes no event.
@Aggregate(cache = "aggregates", snapshotTriggerDefinition = "everyHundredEvents")
class Lead extends TenantAggregate implements HoldsPersonalData {
  private LeadStatus status = NEW;
  private Lifecycle lifecycle = Lifecycle.ACTIVE;
  @Personal private @Nullable String externalId;
  @Personal private @Nullable LeadContact contact;
  @Personal private @Nullable String browserId;
  @Personal private @Nullable Map<String, Object> customFields;
  private @Nullable UUID companyId;
  @Personal private @Nullable String companyName;
  private List<String> tags = List.of();
  private @Nullable UUID assignee;
  private @Nullable Score score;
  private @Nullable UUID pipeline;
  private @Nullable UUID stage;
  private @Nullable UUID customer;
  private int visits;
  private int contacts;
  private @Nullable Instant firstContactAt;

  private record Score(int points, Map<String, Integer> breakdown, String model) {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.ALWAYS)
  void handle(CaptureLead command, MetaData by, Claims claims) {
    requireIdentity(command.externalId(), command.contact(), command.browserId());
    UUID tenant = tenantOf(by);
    LeadClaims.claim(claims, tenant, command.lead(), command.externalId(), command.contact());
    apply(
        new LeadCaptured(
            command.lead(),
            command.externalId(),
            command.source(),
            command.sourceDetails(),
            command.contact(),
            command.browserId(),
            command.companyId(),
            command.companyName(),
            LeadClaims.holdsCompany(claims, tenant, command.lead(), command.companyId()),
            command.customFields(),
            NEW.value(),
            Lifecycle.ACTIVE.value(),
            orNow(command.capturedAt())));
  }

  @CommandHandler
  void handle(ChangeContact command, Claims claims) {
    becomes(command.contact(), claims);
  }

  @CommandHandler
  void handle(AmendContact command, Claims claims) {
    becomes(Contacts.amend(contact, command.said()), claims);
  }

  private void becomes(LeadContact changed, Claims claims) {
    requireActive();
    requireIdentity(externalId, changed, browserId);
    if (!changed.equals(contact)) {
      LeadClaims.claimContact(claims, tenant(), id(), changed);
      apply(new LeadContactChanged(id(), changed, customer));
    }
  }

  @CommandHandler
  void handle(ChangeCompany command, Claims claims) {
    requireActive();
    if (!Objects.equals(command.companyId(), companyId)
        || !Objects.equals(command.companyName(), companyName)) {
      boolean holds = LeadClaims.movesCompany(claims, tenant(), id(), command.companyId());
      apply(
          new LeadCompanyChanged(
              id(), command.companyId(), command.companyName(), holds, customer));
    }
  }

  @CommandHandler
  void handle(ChangeCustomFields command) {
    requireActive();
    Map<String, Object> present = Objects.requireNonNullElse(customFields, Map.of());
    Map<String, Object> merged = FreeFields.merge(present, command.changes());
    require(FreeFields.fit(merged), LeadRule.CUSTOM_FIELDS_HAVE_LIMITS);
    if (!merged.equals(present)) {
      apply(new LeadCustomFieldsChanged(id(), merged));
    }
  }

  @CommandHandler
  void handle(RecordVisit command) {
    requireActive();
    apply(
        new LeadVisited(
            id(),
            command.visit(),
            command.browserId(),
            command.pageUrl(),
            command.referrer(),
            visits + 1,
            orNow(command.visitedAt())));
  }

  @CommandHandler
  void handle(TagLead command) {
    requireActive();
    if (!tags.contains(command.tag())) {
      require(tags.size() < Tags.AT_MOST, LeadRule.A_LEAD_CARRIES_AT_MOST_A_HUNDRED_TAGS);
      List<String> more = new ArrayList<>(tags);
      more.add(command.tag());
      apply(new LeadTagged(id(), command.tag(), List.copyOf(more), customer));
    }
  }

  @CommandHandler
  void handle(UntagLead command) {
    requireActive();
    if (tags.contains(command.tag())) {
      List<String> left = tags.stream().filter(tag -> !tag.equals(command.tag())).toList();
      apply(new LeadUntagged(id(), command.tag(), left, customer));
    }
  }

  @CommandHandler
  void handle(AssignLead command, Claims claims) {
    requireActive();
    if (!command.assignee().equals(assignee)) {
      require(
          claims.holder(tenant(), Claims.MEMBER, command.assignee().toString()).isPresent(),
          LeadRule.A_LEAD_IS_ASSIGNED_TO_AN_ACTIVE_MEMBER);
      apply(new LeadAssigned(id(), command.assignee(), assignee, null, command.reason(), customer));
    }
  }

  @CommandHandler
  void handle(UnassignLead command) {
    requireActive();
    if (assignee != null) {
      apply(new LeadUnassigned(id(), assignee, command.reason(), customer));
    }
  }

  @CommandHandler
  void handle(LogInteraction command, MetaData by) {
    requireActive();
    Instant at = orNow(command.occurredAt() == null ? command.completedAt() : command.occurredAt());
    apply(
        new InteractionLogged(
            id(),
            command.interaction(),
            command.type(),
            command.direction(),
            command.subject(),
            command.content(),
            command.outcome(),
            command.durationSeconds(),
            command.scheduledAt(),
            command.completedAt(),
            actorOf(by),
            at));
    if (command.isContact()) {
      LeadStatus next = status == NEW ? CONTACTED : status;
      Instant first = Objects.requireNonNullElse(firstContactAt, at);
      apply(new LeadContacted(id(), status.value(), next.value(), first, at, contacts + 1));
    }
  }

  @CommandHandler
  void handle(ScoreLead command) {
    requireActive();
    if (!new Score(command.score(), command.breakdown(), command.model()).equals(score)) {
      apply(new LeadScored(id(), command.score(), command.breakdown(), command.model()));
    }
  }

  @CommandHandler
  void handle(EnrichLead command) {
    requireActive();
    Map<String, Object> told = FreeFields.merge(Map.of(), command.fields());
    apply(
        new LeadEnriched(id(), command.enrichment(), command.source(), told, command.confidence()));
  }

  @CommandHandler
  void handle(QualifyLead command, MetaData by) {
    requireActive();
    require(!status.isClosed(), LeadRule.A_CONVERTED_OR_LOST_LEAD_CANNOT_BE_QUALIFIED);
    if (status != QUALIFIED) {
      apply(
          new LeadQualified(
              id(), actorOf(by), command.reason(), status.value(), QUALIFIED.value()));
    }
  }

  @CommandHandler
  void handle(DisqualifyLead command) {
    requireActive();
    require(!status.isClosed(), LeadRule.A_CONVERTED_OR_LOST_LEAD_CANNOT_BE_DISQUALIFIED);
    if (status != UNQUALIFIED) {
      apply(new LeadDisqualified(id(), command.reason(), status.value(), UNQUALIFIED.value()));
    }
  }

  @CommandHandler
  void handle(PlaceInStage command) {
    requireActive();
    if (!command.stage().equals(stage) || !command.pipeline().equals(pipeline)) {
      apply(new LeadPlacedInStage(id(), command.pipeline(), command.stage(), stage));
    }
  }

  @CommandHandler
  void handle(ConvertLead command) {
    requireActive();
    require(status != CONVERTED, LeadRule.A_LEAD_IS_CONVERTED_ONCE);
    require(status.isOpen(), LeadRule.ONLY_AN_OPEN_LEAD_CAN_BE_CONVERTED);
    apply(
        new LeadConverted(
            id(),
            command.customer(),
            command.opportunity(),
            command.value(),
            command.currency(),
            status.value(),
            CONVERTED.value(),
            Moments.now(),
            contact,
            companyName,
            assignee,
            tags));
  }

  @CommandHandler
  void handle(LoseLead command) {
    requireActive();
    require(status != CONVERTED, LeadRule.A_CONVERTED_LEAD_CANNOT_BE_LOST);
    if (status != LOST) {
      apply(new LeadLost(id(), command.reason(), status.value(), LOST.value()));
    }
  }

  @CommandHandler
  void handle(ReopenLead command) {
    requireActive();
    require(status != CONVERTED, LeadRule.A_CONVERTED_LEAD_CANNOT_BE_REOPENED);
    if (!status.isOpen()) {
      LeadStatus next = contacts > 0 ? CONTACTED : NEW;
      apply(new LeadReopened(id(), command.reason(), status.value(), next.value()));
    }
  }

  @CommandHandler
  void handle(ArchiveLead command, Claims claims) {
    requireNotErased();
    if (lifecycle != Lifecycle.ARCHIVED) {
      LeadClaims.releaseAll(claims, tenant(), id());
      apply(new LeadArchived(id(), command.reason(), Lifecycle.ARCHIVED.value(), customer));
    }
  }

  @CommandHandler
  void handle(RestoreLead command, Claims claims) {
    requireNotErased();
    if (lifecycle == Lifecycle.ARCHIVED) {
      LeadContact known = Objects.requireNonNullElse(contact, LeadContact.NONE);
      LeadClaims.claim(claims, tenant(), id(), externalId, known);
      UUID company =
          companyId != null && CompanyClaims.isActive(claims, tenant(), companyId)
              ? companyId
              : null;
      boolean holds = LeadClaims.holdsCompany(claims, tenant(), id(), company);
      String active = Lifecycle.ACTIVE.value();
      apply(
          new LeadRestored(
              id(), status.value(), active, externalId, contact, companyId, holds, customer));
    }
  }

  /// The key goes first, with the event (ADR 0134). Asked again, it is made sure that the rest
  /// follows.
  @CommandHandler
  void handle(EraseLead command, MetaData by, Claims claims, Forgetting forgetting) {
    if (lifecycle != Lifecycle.ERASED) {
      LeadClaims.releaseAll(claims, tenant(), id());
      apply(new LeadErased(id(), command.ground(), Lifecycle.ERASED.value(), customer));
    }
    forgetting.begin(tenant(), id(), actorOf(by), command.ground());
  }

  @EventSourcingHandler
  void on(LeadEvent event, MetaData metaData) {
    switch (event) {
      case LeadCaptured e -> {
        created(e.leadId(), metaData);
        status = LeadStatus.of(e.status());
        lifecycle = Lifecycle.of(e.lifecycle());
        externalId = e.externalId();
        contact = e.contact();
        browserId = e.browserId();
        customFields = e.customFields();
        companyId = e.companyId();
        companyName = e.companyName();
      }
      case LeadContactChanged e -> contact = e.contact();
      case LeadCompanyChanged e -> {
        companyId = e.companyId();
        companyName = e.companyName();
      }
      case LeadCustomFieldsChanged e -> customFields = e.customFields();
      case LeadVisited e -> {
        visits = e.sessionCount();
        browserId = browserId == null ? e.browserId() : browserId;
      }
      case LeadTagged e -> tags = e.tags();
      case LeadUntagged e -> tags = e.tags();
      case LeadAssigned e -> assignee = e.assigneeId();
      case LeadUnassigned _ -> assignee = null;
      case LeadContacted e -> {
        status = LeadStatus.of(e.status());
        firstContactAt = e.firstContactAt();
        contacts = e.contactAttempts();
      }
      case LeadScored e -> score = new Score(e.score(), e.breakdown(), e.model());
      case LeadQualified e -> status = LeadStatus.of(e.status());
      case LeadDisqualified e -> status = LeadStatus.of(e.status());
      case LeadPlacedInStage e -> {
        pipeline = e.pipelineId();
        stage = e.stageId();
      }
      case LeadConverted e -> {
        status = LeadStatus.of(e.status());
        customer = e.customerId();
      }
      case LeadLost e -> status = LeadStatus.of(e.status());
      case LeadReopened e -> status = LeadStatus.of(e.status());
      case LeadArchived e -> lifecycle = Lifecycle.of(e.lifecycle());
      case LeadRestored e -> lifecycle = Lifecycle.of(e.lifecycle());
      case LeadErased e -> {
        lifecycle = Lifecycle.of(e.lifecycle());
        externalId = null;
        contact = null;
        browserId = null;
        companyName = null;
        customFields = null;
      }
      case InteractionLogged _, LeadEnriched _ -> {} // nothing is decided by these
    }
  }

  @Override
  public UUID dataSubject() {
    return id();
  }

  Optional<UUID> company() {
    return Optional.ofNullable(companyId);
  }

  boolean isErased() {
    return lifecycle == Lifecycle.ERASED;
  }

  private void requireNotErased() {
    require(!isErased(), LeadRule.AN_ERASED_LEAD_TAKES_NO_COMMAND);
  }

  private void requireActive() {
    requireNotErased();
    require(lifecycle == Lifecycle.ACTIVE, LeadRule.AN_ARCHIVED_LEAD_TAKES_NO_COMMAND);
  }

  static void requireIdentity(
      @Nullable String externalId, LeadContact contact, @Nullable String browserId) {
    boolean known =
        externalId != null
            || contact.email() != null
            || contact.phone() != null
            || browserId != null;
    require(known, LeadRule.A_LEAD_NEEDS_A_CONTACT);
  }

  private static Instant orNow(@Nullable Instant moment) {
    return moment == null ? Moments.now() : moment;
  }
}
