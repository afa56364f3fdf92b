package io.leadledger.command.calling;

import io.leadledger.command.calling.AiCallCommand.CancelAiCall;
import io.leadledger.command.calling.AiCallCommand.PlanAiCall;
import io.leadledger.command.calling.CallBook.KnownCall;
import io.leadledger.command.calling.CallCampaignCommand.CountCalls;
import io.leadledger.command.deadline.Deadline;
import io.leadledger.command.platform.CommandContext;
import io.leadledger.command.platform.CommandDispatcher;
import io.leadledger.http.ProblemException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// When a campaign runs, each lead of its audience gets a call, and when it is cancelled, those
/// that were to be made are: some at a time, so that whoever is interrupted goes on where it was.
@Component
class PlanCallsDeadline implements Deadline {
  static final String KIND = "call-campaign";
  private static final int AT_A_TIME = 200;

  private final CallBook book;
  private final CommandDispatcher commands;

  PlanCallsDeadline(CallBook book, CommandDispatcher commands) {
    this.book = book;
    this.commands = commands;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Optional<Instant> due(String data) {
    String[] ids = data.split(" ", 3);
    CommandContext by =
        CommandContext.of(UUID.fromString(ids[0]), UUID.fromString(ids[1]), CommandContext.SYSTEM);
    UUID campaign = UUID.fromString(ids[2]);
    boolean more =
        book.campaign(campaign).orElseThrow().status().equals("cancelled")
            ? cancelSome(campaign, by)
            : planSome(campaign, by);
    return more ? Optional.of(Instant.now()) : Optional.empty();
  }

  private boolean planSome(UUID campaign, CommandContext by) {
    List<KnownCall> entered = book.some(campaign, "entered", AT_A_TIME);
    for (KnownCall call : entered) {
      try {
        commands.send(
            new PlanAiCall(call.call(), call.campaign(), call.lead(), call.conversation()), by);
      } catch (ProblemException refused) {
        if (!refused.code().equals(CommandDispatcher.ALREADY_EXISTS)) {
          throw refused;
        }
      }
    }
    return entered.size() == AT_A_TIME;
  }

  private boolean cancelSome(UUID campaign, CommandContext by) {
    for (KnownCall call : book.some(campaign, "entered", Integer.MAX_VALUE)) {
      book.keepCall(call.call(), "cancelled", 0, Instant.now());
    }
    List<KnownCall> planned = book.some(campaign, "planned", AT_A_TIME);
    planned.forEach(call -> commands.send(new CancelAiCall(call.call()), by));
    commands.send(new CountCalls(campaign), by);
    return planned.size() == AT_A_TIME;
  }
}
