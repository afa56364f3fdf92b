package io.leadledger.command.bot;

import io.leadledger.command.bot.ChatBot.Reply.HandOver;
import io.leadledger.command.bot.ChatBot.Reply.Say;
import io.leadledger.command.platform.CommandContext;
import io.leadledger.command.routing.AiAnswer;
import io.leadledger.command.routing.AiTask;
import io.leadledger.command.routing.LanguageModelRouter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// A language model in the place of the embedded bot, where the tenant has a router for such tasks.
/// It words what is said; whoever asks for a person gets one without it, and an address is taken
/// from what the lead has written, never from what it says.
@Component
@Order(0)
class LanguageModelBot implements ChatBot {
  /// The type of its tasks.
  static final String TASK = "chat";

  private final LanguageModelRouter router;

  LanguageModelBot(LanguageModelRouter router) {
    this.router = router;
  }

  @Override
  public boolean serves(UUID tenant) {
    return router.routes(tenant, TASK);
  }

  @Override
  public Reply answer(Exchange exchange) {
    Said last = exchange.said().getLast();
    if (Words.wantPerson(last.text())) {
      return Phrases.handOverAsAsked();
    }
    AiTask task =
        new AiTask(
            TASK,
            exchange.asker().lead(),
            exchange.conversation(),
            last.message(),
            ModelTalk.INSTRUCTIONS,
            ModelTalk.text(exchange),
            ModelTalk.SCHEMA,
            answer -> ModelTalk.wrongWith(answer, exchange.definitions()));
    CommandContext by =
        CommandContext.of(exchange.tenant(), exchange.asker().actor(), CommandContext.AUTOMATION);
    return switch (router.ask(by, task)) {
      case AiAnswer.Answered answered -> reply(exchange, last, ModelTalk.read(answered.text()));
      case AiAnswer.Unanswered _, AiAnswer.NotRouted _ ->
          throw new IllegalStateException("No language model has answered");
    };
  }

  private static Reply reply(Exchange exchange, Said last, ModelTalk.Answer answer) {
    if (answer.handOver()) {
      return new HandOver(answer.reply(), "The language model did not know what to answer.");
    }
    Map<String, String> known = new LinkedHashMap<>(ModelTalk.known(exchange));
    answer.known().forEach(value -> known.put(value.name(), value.value()));
    return new Say(
        answer.reply(),
        known,
        Words.email(last.text()).orElse(null),
        Words.phone(last.text()).orElse(null),
        answer.confirmed() && exchange.missing(known.keySet()).isEmpty());
  }
}
