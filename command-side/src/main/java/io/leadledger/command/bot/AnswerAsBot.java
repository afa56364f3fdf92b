package io.leadledger.command.bot;

import io.leadledger.command.bot.ChatBot.Exchange;
import io.leadledger.command.bot.ChatBot.Reply;
import io.leadledger.command.bot.ChatBot.Reply.HandOver;
import io.leadledger.command.bot.ChatBot.Reply.Say;
import io.leadledger.command.conversation.ConversationCommand.ChangeStage;
import io.leadledger.command.conversation.ConversationCommand.HandOff;
import io.leadledger.command.conversation.ConversationCommand.RecordMessage;
import io.leadledger.command.errand.Errand;
import io.leadledger.command.errand.ErrandHandler;
import io.leadledger.command.lead.VisitorContacts;
import io.leadledger.command.platform.CommandContext;
import io.leadledger.command.platform.CommandDispatcher;
import io.leadledger.events.Ids;
import io.leadledger.http.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Answers what a lead has said, once, and hands over to a person where the bot says so. What it
/// answers is recorded under a key of the lead's message: answering again answers nothing.
@Component
class AnswerAsBot implements ErrandHandler {
  static final String KIND = "bot-answer";
  private static final String NAME = "leadledger";
  private static final Logger LOG = LoggerFactory.getLogger(AnswerAsBot.class);
  private static final Duration LEASE = Duration.ofMinutes(2);

  private final BotDuties duties;
  private final Exchanges exchanges;
  private final List<ChatBot> bots;
  private final VisitorContacts contacts;
  private final CommandDispatcher commands;

  AnswerAsBot(
      BotDuties duties,
      Exchanges exchanges,
      List<ChatBot> bots,
      VisitorContacts contacts,
      CommandDispatcher commands) {
    this.duties = duties;
    this.exchanges = exchanges;
    this.bots = bots;
    this.contacts = contacts;
    this.commands = commands;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Duration lease() {
    return LEASE;
  }

  /// A conversation that takes no answer any more gets none.
  @Override
  public Optional<Duration> run(Errand errand) {
    duties.inTheNameOf(errand.stream()).ifPresent(actor -> answer(errand, errand.by(actor)));
    return Optional.empty();
  }

  private void answer(Errand errand, CommandContext by) {
    Optional<Exchange> due =
        exchanges.find(errand.tenant(), errand.stream(), errand.place(), by.actor());
    try {
      due.ifPresent(exchange -> carryOut(reply(exchange), exchange, errand, by));
    } catch (ProblemException refused) {
      if (refused.status().is5xxServerError()) {
        throw refused;
      }
    }
  }

  private Reply reply(Exchange exchange) {
    for (ChatBot bot : bots) {
      if (bot.serves(exchange.tenant())) {
        try {
          return bot.answer(exchange);
        } catch (RuntimeException e) {
          LOG.warn("{} has no answer: {}", bot.getClass().getSimpleName(), e.getClass().getName());
        }
      }
    }
    return new HandOver(Phrases.A_PERSON_WILL_ANSWER, "The bot has no answer.");
  }

  private void carryOut(Reply reply, Exchange exchange, Errand errand, CommandContext by) {
    switch (reply) {
      case Say say -> {
        if (say.email() != null || say.phone() != null) {
          contacts.told(exchange.asker().lead(), null, say.email(), say.phone(), by);
        }
        record(errand, by, say.text(), say.memory());
        if (say.isComplete()) {
          commands.send(new ChangeStage(errand.stream(), "info_collected"), by);
        }
      }
      case HandOver over -> {
        record(errand, by, over.text(), null);
        commands.send(new HandOff(errand.stream(), Ids.next(), null, over.reason()), by);
      }
    }
  }

  private void record(
      Errand errand, CommandContext by, String text, @Nullable Map<String, String> memory) {
    commands.send(
        new RecordMessage(
            errand.stream(),
            Ids.next(),
            "bot",
            NAME,
            null,
            text,
            null,
            null,
            memory == null || memory.isEmpty() ? null : Map.of(Exchanges.MEMORY, memory),
            null),
        by.onceAs("bot-answer/" + errand.id()));
  }
}
