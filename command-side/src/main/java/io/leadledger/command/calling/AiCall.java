package io.leadledger.command.calling;

import static io.leadledger.command.platform.RuleBroken.require;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.leadledger.command.calling.AiCallCommand.*;
import io.leadledger.command.platform.TenantAggregate;
import io.leadledger.command.values.Moments;
import io.leadledger.events.calling.AiCallEvent;
import io.leadledger.events.calling.AiCallEvent.*;
import io.leadledger.events.calling.CallPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/// One lead of a campaign, called until somebody answers or it is given up.
@Aggregate
class AiCall extends TenantAggregate {
  /// For how long somebody may talk, and the provider take to tell of it.
  static final Duration PATIENCE = Duration.ofHours(2);

  private @Nullable UUID campaign;
  private @Nullable UUID lead;
  private @Nullable UUID conversation;
  private String status = "";
  private int attempt;

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.ALWAYS)
  void handle(PlanAiCall command, MetaData by, CallBook book) {
    apply(
        new AiCallPlanned(
            command.call(), command.campaign(), command.lead(), command.conversation(), "planned"));
    Instant now = Moments.now();
    book.keepCall(command.call(), "planned", 0, now);
    book.lookAt(tenantOf(by), actorOf(by), command.call(), 1, now);
  }

  /// Nothing happens while as many calls of the campaign are under way as may be, or when the
  /// tenant has made as many this month as it has subscribed to.
  @CommandHandler
  void handle(DialAiCall command, CallBook book, CallAllowance allowance) {
    Instant now = Moments.now();
    if (status.equals("planned")
        && book.hasRoom(campaign(), plan(book).atOnce())
        && allowance.take(tenant(), now)) {
      apply(new AiCallDialled(id(), lead(), attempt + 1, "dialled", now));
      book.keepCall(id(), "dialled", attempt, now.plus(PATIENCE));
    }
  }

  /// The same result said twice is one; what is said of an earlier attempt is too late.
  @CommandHandler
  void handle(MissAiCall command, MetaData by, CallBook book, CallAllowance allowance) {
    require(
        command.attempt() <= attempt && !status.isEmpty(),
        CallingRule.ONLY_A_DIALLED_CALL_HAS_A_RESULT);
    if (!status.equals("dialled") || command.attempt() < attempt) {
      return;
    }
    if (command.outcome().equals("no_number")) {
      allowance.giveBack(tenant(), Moments.now());
    }
    CallPlan plan = plan(book);
    boolean again = attempt < plan.maximumAttempts() && !command.outcome().equals("no_number");
    Instant next =
        again
            ? Moments.now().plus(Duration.ofMinutes((long) plan.retryMinutes() << (attempt - 1)))
            : null;
    apply(
        new AiCallMissed(
            id(), lead(), attempt, command.outcome(), again ? "planned" : "failed", next));
    book.keepCall(id(), status, attempt, next == null ? Moments.now() : next);
    book.lookAt(tenant(), actorOf(by), id(), attempt + 1, next == null ? Moments.now() : next);
  }

  @CommandHandler
  void handle(CompleteAiCall command, MetaData by, CallBook book) {
    if (status.equals("completed")) {
      return;
    }
    require(
        status.equals("dialled") && command.attempt() == attempt,
        CallingRule.ONLY_A_DIALLED_CALL_HAS_A_RESULT);
    Instant now = Moments.now();
    Duration length = Duration.ofSeconds(command.durationSeconds());
    Instant start = command.startedAt() == null ? now.minus(length) : command.startedAt();
    apply(
        new AiCallCompleted(
            id(),
            lead(),
            Objects.requireNonNull(conversation),
            attempt,
            "completed",
            command.durationSeconds(),
            command.recordingUrl(),
            command.transcript(),
            command.sentiment(),
            start,
            start.plus(length)));
    book.keepCall(id(), status, attempt, now);
    book.lookAt(tenant(), actorOf(by), id(), attempt + 1, now);
  }

  @CommandHandler
  void handle(CancelAiCall command, CallBook book) {
    if (status.equals("planned")) {
      apply(new AiCallCancelled(id(), lead(), "cancelled"));
      book.keepCall(id(), status, attempt, Moments.now());
    }
  }

  @EventSourcingHandler
  void on(AiCallEvent event, MetaData metaData) {
    switch (event) {
      case AiCallPlanned e -> {
        created(e.callId(), metaData);
        campaign = e.campaignId();
        lead = e.leadId();
        conversation = e.conversationId();
        status = e.status();
      }
      case AiCallDialled e -> {
        attempt = e.attempt();
        status = e.status();
      }
      case AiCallMissed e -> status = e.status();
      case AiCallCompleted e -> status = e.status();
      case AiCallCancelled e -> status = e.status();
    }
  }

  private CallPlan plan(CallBook book) {
    return book.campaign(campaign()).orElseThrow().plan();
  }

  private UUID campaign() {
    return Objects.requireNonNull(campaign);
  }

  private UUID lead() {
    return Objects.requireNonNull(lead);
  }
}
