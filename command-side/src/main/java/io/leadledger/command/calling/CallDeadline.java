package io.leadledger.command.calling;

import io.leadledger.command.calling.AiCallCommand.CancelAiCall;
import io.leadledger.command.calling.AiCallCommand.DialAiCall;
import io.leadledger.command.calling.AiCallCommand.MissAiCall;
import io.leadledger.command.calling.CallBook.KnownCall;
import io.leadledger.command.calling.CallBook.KnownCampaign;
import io.leadledger.command.calling.CallCampaignCommand.CountCalls;
import io.leadledger.command.calling.CallCampaignCommand.HoldCampaignBack;
import io.leadledger.command.deadline.Deadline;
import io.leadledger.command.lead.LeadContacts;
import io.leadledger.command.platform.CommandContext;
import io.leadledger.command.platform.CommandDispatcher;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// When a call is due, its number is dialled, if the campaign runs and its hours and limits allow
/// it. When nobody tells what became of it, it has failed. When it is over, the campaign counts.
///
/// Each attempt has one deadline, which comes again until the attempt is over.
@Component
class CallDeadline implements Deadline {
  static final String KIND = "ai-call";
  private static final Duration WHILE_PAUSED = Duration.ofSeconds(30);
  private static final Duration WHILE_BUSY = Duration.ofSeconds(5);
  private static final Duration WHILE_HELD_BACK = Duration.ofMinutes(30);

  private final CallBook book;
  private final CallAllowance allowance;
  private final CommandDispatcher commands;
  private final Telephony telephony;
  private final LeadContacts contacts;

  CallDeadline(
      CallBook book,
      CallAllowance allowance,
      CommandDispatcher commands,
      Telephony telephony,
      LeadContacts contacts) {
    this.book = book;
    this.allowance = allowance;
    this.commands = commands;
    this.telephony = telephony;
    this.contacts = contacts;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Optional<Instant> due(String data) {
    String[] ids = data.split(" ", 4);
    CommandContext by =
        CommandContext.of(UUID.fromString(ids[0]), UUID.fromString(ids[1]), CommandContext.SYSTEM);
    int attempt = Integer.parseInt(ids[3]);
    KnownCall call = book.call(UUID.fromString(ids[2])).orElseThrow();
    return switch (call.status()) {
      case "planned" -> attempt == call.attempt() + 1 ? planned(call, by) : Optional.empty();
      case "dialled" -> attempt == call.attempt() ? dialled(call, by) : Optional.empty();
      default -> {
        commands.send(new CountCalls(call.campaign()), by);
        yield Optional.empty();
      }
    };
  }

  private Optional<Instant> planned(KnownCall call, CommandContext by) {
    KnownCampaign campaign = book.campaign(call.campaign()).orElseThrow();
    Instant now = Instant.now();
    if (now.isBefore(call.due())) {
      return Optional.of(call.due());
    }
    if (campaign.status().equals("paused")) {
      return Optional.of(now.plus(WHILE_PAUSED));
    }
    Optional<Instant> next = CallHours.from(campaign.plan(), now);
    if (next.isEmpty() || !campaign.status().equals("running")) {
      commands.send(new CancelAiCall(call.call()), by);
      return Optional.of(now);
    }
    if (next.get().isAfter(now)) {
      return next;
    }
    return dial(call, campaign, by);
  }

  /// Recorded first and dialled then: a process that ends in between has not called anybody twice.
  private Optional<Instant> dial(KnownCall call, KnownCampaign campaign, CommandContext by) {
    commands.send(new DialAiCall(call.call()), by);
    if (book.call(call.call()).orElseThrow().status().equals("planned")) {
      return Optional.of(waiting(call, by));
    }
    int attempt = call.attempt() + 1;
    String phone =
        contacts.of(call.tenant(), call.lead()).map(contact -> contact.phone()).orElse(null);
    if (phone == null) {
      commands.send(new MissAiCall(call.call(), attempt, "no_number"), by);
      return Optional.empty();
    }
    try {
      telephony.dial(
          new Telephony.Call(
              call.tenant(), call.call(), attempt, call.lead(), phone, campaign.plan().script()));
    } catch (RuntimeException e) {
      commands.send(new MissAiCall(call.call(), attempt, "failed"), by);
      return Optional.empty();
    }
    return Optional.of(Instant.now().plus(AiCall.PATIENCE));
  }

  /// Who waits for the next month looks now and then whether more has been subscribed to.
  private Instant waiting(KnownCall call, CommandContext by) {
    Instant now = Instant.now();
    if (allowance.isLeft(call.tenant(), now)) {
      return now.plus(WHILE_BUSY);
    }
    Instant more = CallAllowance.nextMonth(now);
    commands.send(new HoldCampaignBack(call.campaign(), more), by);
    Instant soon = now.plus(WHILE_HELD_BACK);
    return soon.isBefore(more) ? soon : more;
  }

  private Optional<Instant> dialled(KnownCall call, CommandContext by) {
    if (Instant.now().isBefore(call.due())) {
      return Optional.of(call.due());
    }
    commands.send(new MissAiCall(call.call(), call.attempt(), "no_result"), by);
    return Optional.empty();
  }
}
