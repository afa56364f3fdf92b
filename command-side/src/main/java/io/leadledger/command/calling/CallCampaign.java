package io.leadledger.command.calling;

import static io.leadledger.command.platform.RuleBroken.require;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.leadledger.command.calling.CallCampaignCommand.*;
import io.leadledger.command.lead.Leads;
import io.leadledger.command.platform.TenantAggregate;
import io.leadledger.command.values.Moments;
import io.leadledger.events.calling.CallCampaignEvent;
import io.leadledger.events.calling.CallCampaignEvent.*;
import io.leadledger.events.calling.CallPlan;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/// A campaign of calls: whom an AI agent calls, with what to say, and when. Its state does not grow
/// with its audience: who that is stands in [CallBook].
@Aggregate(cache = "aggregates", snapshotTriggerDefinition = "everyHundredEvents")
class CallCampaign extends TenantAggregate {
  private static final int LARGEST = 10_000;

  private String name = "";
  private @Nullable CallPlan plan;
  private String status = "";
  private int audience;
  private @Nullable Instant heldUntil;
  private CallBook.Tally counted = new CallBook.Tally(0, 0, 0);

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.ALWAYS)
  void handle(PlanCallCampaign command, CallBook book) {
    apply(new CallCampaignPlanned(command.campaign(), command.name(), command.plan(), "draft"));
    keep(book);
  }

  @CommandHandler
  void handle(ChangeCallCampaign command, CallBook book) {
    requireNotOver();
    require(
        !status.equals("running"), CallingRule.A_RUNNING_CAMPAIGN_IS_PAUSED_BEFORE_IT_IS_CHANGED);
    var wanted = new CallCampaignChanged(id(), command.name(), command.plan());
    if (!wanted.equals(new CallCampaignChanged(id(), name, plan()))) {
      apply(wanted);
      keep(book);
    }
  }

  @CommandHandler
  void handle(AddCallAudience command, MetaData by, CallBook book, Leads leads) {
    requireNotOver();
    require(
        command.leads().stream().allMatch(lead -> leads.isKnown(tenant(), lead)),
        CallingRule.A_CAMPAIGN_CALLS_KNOWN_LEADS);
    List<UUID> added = book.enter(tenant(), id(), command.leads());
    require(
        audience + added.size() <= LARGEST,
        CallingRule.A_CAMPAIGN_CALLS_AT_MOST_TEN_THOUSAND_LEADS);
    if (!added.isEmpty()) {
      apply(new CallAudienceAdded(id(), added, audience + added.size()));
      if (status.equals("running")) {
        book.planSoon(tenant(), actorOf(by), id());
      }
    }
  }

  @CommandHandler
  void handle(StartCallCampaign command, MetaData by, CallBook book) {
    requireNotOver();
    require(audience > 0, CallingRule.A_CAMPAIGN_WITHOUT_AN_AUDIENCE_CALLS_NOBODY);
    if (!status.equals("running")) {
      apply(new CallCampaignStarted(id(), "running", Moments.now()));
      keep(book);
      book.planSoon(tenant(), actorOf(by), id());
    }
  }

  @CommandHandler
  void handle(PauseCallCampaign command, CallBook book) {
    requireNotOver();
    if (status.equals("running")) {
      apply(new CallCampaignPaused(id(), "paused"));
      keep(book);
    }
  }

  @CommandHandler
  void handle(CancelCallCampaign command, MetaData by, CallBook book) {
    if (!isOver()) {
      apply(new CallCampaignCancelled(id(), "cancelled", Moments.now()));
      keep(book);
      book.planSoon(tenant(), actorOf(by), id());
    }
  }

  /// Told once for each month, whichever call finds it out.
  @CommandHandler
  void handle(HoldCampaignBack command) {
    if (status.equals("running") && !command.until().equals(heldUntil)) {
      apply(new CallCampaignHeldBack(id(), "monthly_limit", command.until()));
    }
  }

  @CommandHandler
  void handle(CountCalls command, CallBook book) {
    CallBook.Tally now = book.tally(id());
    if (!now.equals(counted)) {
      apply(new CallCampaignProgressed(id(), now.completed(), now.failed(), now.open()));
    }
    if (now.open() == 0 && status.equals("running")) {
      apply(new CallCampaignCompleted(id(), "completed", Moments.now()));
      keep(book);
    }
  }

  @EventSourcingHandler
  void on(CallCampaignEvent event, MetaData metaData) {
    switch (event) {
      case CallCampaignPlanned e -> {
        created(e.campaignId(), metaData);
        name = e.name();
        plan = e.plan();
        status = e.status();
      }
      case CallCampaignChanged e -> {
        name = e.name();
        plan = e.plan();
      }
      case CallAudienceAdded e -> audience = e.audience();
      case CallCampaignStarted e -> status = e.status();
      case CallCampaignPaused e -> status = e.status();
      case CallCampaignHeldBack e -> heldUntil = e.until();
      case CallCampaignProgressed e ->
          counted = new CallBook.Tally(e.completed(), e.failed(), e.open());
      case CallCampaignCompleted e -> status = e.status();
      case CallCampaignCancelled e -> status = e.status();
    }
  }

  private void keep(CallBook book) {
    book.keepCampaign(tenant(), id(), new CallBook.KnownCampaign(name, status, plan()));
  }

  private boolean isOver() {
    return status.equals("completed") || status.equals("cancelled");
  }

  private void requireNotOver() {
    require(!isOver(), CallingRule.A_CAMPAIGN_THAT_IS_OVER_TAKES_NO_COMMAND);
  }

  private CallPlan plan() {
    return Objects.requireNonNull(plan);
  }
}
