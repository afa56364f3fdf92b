package io.leadledger.command.lead;

import static io.leadledger.command.platform.RuleBroken.require;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.leadledger.command.claims.Claims;
import io.leadledger.command.lead.CompanyCommand.*;
import io.leadledger.command.platform.TenantAggregate;
import io.leadledger.events.HoldsPersonalData;
import io.leadledger.events.Personal;
import io.leadledger.events.lead.CompanyEvent;
import io.leadledger.events.lead.CompanyEvent.*;
import io.leadledger.events.lead.CompanyProfile;
import java.util.Objects;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/// A company that leads belong to.
@Aggregate(cache = "aggregates", snapshotTriggerDefinition = "everyHundredEvents")
class Company extends TenantAggregate implements HoldsPersonalData {
  private String name = "";
  @Personal private @Nullable String externalId;
  @Personal private @Nullable CompanyProfile profile;
  private boolean active = true;

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.ALWAYS)
  void handle(RegisterCompany command, MetaData by, Claims claims) {
    CompanyClaims.claim(
        claims, tenantOf(by), command.company(), command.externalId(), command.profile());
    apply(
        new CompanyRegistered(
            command.company(), command.name(), command.externalId(), command.profile()));
  }

  @CommandHandler
  void handle(ChangeCompanyProfile command, Claims claims) {
    require(active, CompanyRule.A_DEACTIVATED_COMPANY_TAKES_NO_COMMAND);
    var wanted =
        new CompanyProfileChanged(id(), command.name(), command.externalId(), command.profile());
    if (!wanted.equals(new CompanyProfileChanged(id(), name, externalId, profile))) {
      CompanyClaims.replace(claims, tenant(), id(), command.externalId(), command.profile());
      apply(wanted);
    }
  }

  /// An e-mail or a phone that another company has is left to it.
  @CommandHandler
  void handle(EnrichCompany command, Claims claims) {
    CompanyProfile known = Objects.requireNonNullElse(profile, CompanyProfiles.NONE);
    CompanyProfile fuller =
        CompanyProfiles.filled(
            known, CompanyClaims.unlessTaken(claims, tenant(), id(), command.found()));
    if (active && !fuller.equals(known)) {
      CompanyClaims.replace(claims, tenant(), id(), externalId, fuller);
      apply(new CompanyProfileChanged(id(), name, externalId, fuller));
    }
  }

  @CommandHandler
  void handle(DeactivateCompany command, Claims claims) {
    if (active) {
      CompanyClaims.release(claims, tenant(), id());
      apply(new CompanyDeactivated(id(), command.reason()));
    }
  }

  @CommandHandler
  void handle(ReactivateCompany command, Claims claims) {
    if (!active) {
      CompanyClaims.claim(
          claims,
          tenant(),
          id(),
          externalId,
          Objects.requireNonNullElse(profile, CompanyProfiles.NONE));
      apply(new CompanyReactivated(id(), externalId, profile));
    }
  }

  @EventSourcingHandler
  void on(CompanyEvent event, MetaData metaData) {
    switch (event) {
      case CompanyRegistered e -> {
        created(e.companyId(), metaData);
        name = e.name();
        externalId = e.externalId();
        profile = e.profile();
      }
      case CompanyProfileChanged e -> {
        name = e.name();
        externalId = e.externalId();
        profile = e.profile();
      }
      case CompanyDeactivated _ -> active = false;
      case CompanyReactivated _ -> active = true;
    }
  }

  @Override
  public UUID dataSubject() {
    return id();
  }
}
