package io.leadledger.command.bot;

import io.leadledger.command.bot.ChatBot.Reply.HandOver;
import io.leadledger.command.bot.ChatBot.Reply.Say;
import io.leadledger.command.extraction.AnalysisFailed;
import io.leadledger.command.extraction.ConversationAnalyser;
import io.leadledger.command.extraction.DataPointDefinition;
import io.leadledger.command.extraction.DataPointType;
import io.leadledger.command.extraction.Turn;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// The embedded bot. It asks for what is missing, one data point after the other, says what it has
/// understood, and has a person take over when it is asked to or does not know what to say. It
/// needs no network, and says the same each time.
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class AskingBot implements ChatBot {
  /// In its memory, beside the values that are known: what it has asked for.
  private static final String ASKED = "?";

  private static final String WHETHER_RIGHT = "?";

  /// A value that the lead cannot or will not tell.
  private static final String UNDECIDED = "-";

  private static final double SURE = 0.5;

  private final ObjectProvider<ConversationAnalyser> analysers;

  AskingBot(ObjectProvider<ConversationAnalyser> analysers) {
    this.analysers = analysers;
  }

  @Override
  public boolean serves(UUID tenant) {
    return true;
  }

  @Override
  public Reply answer(Exchange exchange) {
    Said last = exchange.said().getLast();
    if (Words.wantPerson(last.text())) {
      return Phrases.handOverAsAsked();
    }
    Optional<Map<String, String>> before = exchange.memory();
    Map<String, String> memory = new LinkedHashMap<>(before.orElse(Map.of()));
    String asked = memory.remove(ASKED);
    Map<String, String> known = known(exchange, memory, asked);
    Map<String, String> learnt = new LinkedHashMap<>(known);
    learnt.entrySet().removeAll(memory.entrySet());
    if (learnt.isEmpty()) {
      return withNothingLearnt(exchange, last.text(), before.isPresent(), asked, known);
    }
    return goOn(exchange, known, learnt, "");
  }

  private Reply withNothingLearnt(
      Exchange exchange,
      String text,
      boolean begun,
      @Nullable String asked,
      Map<String, String> known) {
    if (WHETHER_RIGHT.equals(asked) && Words.isYes(text)) {
      return new Say(Phrases.THANKS, known, null, null, true);
    }
    if (WHETHER_RIGHT.equals(asked) && Words.isNo(text)) {
      return new Say(Phrases.WHAT_TO_CHANGE, known, null, null, false);
    }
    if (begun && asked == null && Words.isThanks(text)) {
      return new Say(Phrases.WELCOME, known, null, null, false);
    }
    if (Words.isQuestion(text) || begun && asked == null || timesAsked(exchange, asked) > 1) {
      return new HandOver(Phrases.A_PERSON_WILL_ANSWER, "The bot did not know what to answer.");
    }
    return goOn(exchange, known, Map.of(), begun ? Phrases.NOT_UNDERSTOOD : Phrases.HELLO);
  }

  /// Says what was understood, and asks for the next thing.
  private Reply goOn(
      Exchange exchange, Map<String, String> known, Map<String, String> learnt, String first) {
    Map<String, String> told = told(learnt);
    String confirmed = told.isEmpty() ? first : Phrases.understood(told);
    Optional<DataPointDefinition> missing = exchange.missing(known.keySet()).stream().findFirst();
    Map<String, String> memory = new LinkedHashMap<>(known);
    String question;
    if (missing.isPresent()) {
      memory.put(ASKED, missing.get().name());
      question = Phrases.question(missing.get());
    } else {
      memory.put(ASKED, WHETHER_RIGHT);
      question = Phrases.summary(told(known));
      confirmed = "";
    }
    return new Say(
        (confirmed + " " + question).strip(),
        memory,
        value(exchange, learnt, DataPointType.EMAIL),
        value(exchange, learnt, DataPointType.PHONE),
        false);
  }

  /// What is known by now: what the bot remembers, what has been found in all that was said, and
  /// the answer to its last question.
  private Map<String, String> known(
      Exchange exchange, Map<String, String> memory, @Nullable String asked) {
    Map<String, String> known = new LinkedHashMap<>(memory);
    Map<String, String> found = found(exchange);
    known.putAll(found);
    String text = exchange.said().getLast().text();
    exchange.definitions().stream()
        .filter(wanted -> wanted.name().equals(asked) && !found.containsKey(wanted.name()))
        // Where something else was found, free words are about that.
        .filter(
            wanted ->
                wanted.type() != DataPointType.TEXT
                    || memory.entrySet().containsAll(found.entrySet()))
        .findFirst()
        .ifPresent(
            wanted -> {
              Optional<String> answer =
                  Words.isUndecided(text) ? Optional.of(UNDECIDED) : Words.answer(wanted, text);
              answer.ifPresent(value -> known.put(wanted.name(), value));
            });
    return known;
  }

  private Map<String, String> found(Exchange exchange) {
    Map<String, String> found = new LinkedHashMap<>();
    try {
      Optional.ofNullable(analysers.getIfUnique())
          .or(() -> analysers.orderedStream().findFirst())
          .ifPresent(
              analyser ->
                  analyser.analyse(request(exchange)).dataPoints().stream()
                      .filter(value -> value.confidence() >= SURE)
                      .forEach(value -> found.put(value.name(), value.normalised())));
    } catch (AnalysisFailed _) {
      // then only direct answers are understood
    }
    return found;
  }

  private static ConversationAnalyser.Request request(Exchange exchange) {
    List<Turn> turns =
        exchange.said().stream()
            .map(it -> new Turn(it.message(), it.speaker() == Speaker.LEAD, it.text(), it.at()))
            .toList();
    return new ConversationAnalyser.Request(
        exchange.tenant(), exchange.conversation(), turns, exchange.definitions(), zone(exchange));
  }

  private static ZoneId zone(Exchange exchange) {
    String zone = exchange.contact().timezone();
    return zone == null ? ZoneOffset.UTC : ZoneId.of(zone);
  }

  /// How often in a row the bot has asked for this.
  private static long timesAsked(Exchange exchange, @Nullable String asked) {
    return exchange.said().reversed().stream()
        .filter(it -> it.speaker() == Speaker.BOT)
        .takeWhile(it -> Objects.equals(it.memory().get(ASKED), asked))
        .count();
  }

  private static Map<String, String> told(Map<String, String> values) {
    Map<String, String> told = new LinkedHashMap<>(values);
    told.values().removeIf(UNDECIDED::equals);
    return told;
  }

  private static @Nullable String value(
      Exchange exchange, Map<String, String> learnt, DataPointType type) {
    return exchange.definitions().stream()
        .filter(wanted -> wanted.type() == type)
        .map(wanted -> learnt.get(wanted.name()))
        .filter(Objects::nonNull)
        .filter(value -> !UNDECIDED.equals(value))
        .findFirst()
        .orElse(null);
  }
}
