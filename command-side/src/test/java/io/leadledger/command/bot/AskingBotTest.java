package io.leadledger.command.bot;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadledger.command.bot.ChatBot.Exchange;
import io.leadledger.command.bot.ChatBot.Reply;
import io.leadledger.command.bot.ChatBot.Reply.HandOver;
import io.leadledger.command.bot.ChatBot.Reply.Say;
import io.leadledger.command.bot.ChatBot.Said;
import io.leadledger.command.bot.ChatBot.Speaker;
import io.leadledger.command.extraction.ConversationAnalyser;
import io.leadledger.command.extraction.ConversationAnalyser.Asker;
import io.leadledger.command.extraction.DataPointDefinition;
import io.leadledger.command.extraction.DataPointType;
import io.leadledger.events.Ids;
import io.leadledger.events.lead.LeadContact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/// The embedded bot where nobody else understands what is said: it takes answers to its questions.
class AskingBotTest {
  private static final List<DataPointDefinition> WANTED =
      List.of(
          wanted("number_of_doors", DataPointType.INTEGER, List.of()),
          wanted("gearbox", DataPointType.TEXT, List.of("manual", "automatic")),
          wanted("roof_rack", DataPointType.BOOLEAN, List.of()),
          wanted("how_to_mail", DataPointType.EMAIL, List.of()));

  private static final Asker ASKER = new Asker(Ids.next(), Ids.next());

  private final AskingBot bot =
      new AskingBot(new StaticListableBeanFactory().getBeanProvider(ConversationAnalyser.class));
  private final List<Said> said = new ArrayList<>();

  @Test
  void asks_for_what_is_missing_and_says_what_it_has_understood() {
    assertThat(text("Hello")).startsWith("Hello!").contains("number of doors");
    assertThat(text("5 please"))
        .isEqualTo(
            "I have understood: number of doors 5. What about the gearbox? It is one of: manual, automatic.");
    assertThat(text("Automatic")).contains("gearbox automatic").contains("Roof rack: yes or no?");
    Say mail = say("no");
    assertThat(mail.text()).contains("roof rack no").contains("e-mail");
    Say summary = say("ada@engine.example");
    assertThat(summary.email()).isEqualTo("ada@engine.example");
    assertThat(summary.text())
        .startsWith("This is what I have")
        .contains("number of doors 5", "gearbox automatic", "roof rack no", "Is that right?");
    assertThat(summary.isComplete()).isFalse();
    assertThat(say("Yes").isComplete()).isTrue();
    assertThat(text("Thanks!")).isEqualTo("You are welcome.");
  }

  @Test
  void does_not_ask_again_for_what_a_lead_does_not_know_or_what_we_know() {
    say("Hi");
    assertThat(text("I don't know")).contains("gearbox");
    say("manual");
    Reply summary =
        answer(
            "yes",
            new LeadContact(
                null, null, null, "ada@engine.example", null, null, null, null, null, null));
    assertThat(((Say) summary).text())
        .contains("Is that right?")
        .doesNotContain("number of doors", "how to mail");
  }

  @Test
  void hands_over_when_a_person_is_asked_for() {
    for (String wish :
        List.of(
            "Can I talk to a person?",
            "I want to speak with a human please",
            "agent",
            "Are you a real human?",
            "Please connect me with somebody from your team")) {
      said.clear();
      assertThat(answer(wish)).as(wish).isInstanceOf(HandOver.class);
    }
  }

  @Test
  void hands_over_when_it_does_not_know_what_to_answer() {
    say("Hi");
    assertThat(answer("What does insurance cost?")).isInstanceOf(HandOver.class);
  }

  @Test
  void asks_once_more_before_it_gives_up() {
    say("Hi");
    assertThat(text("lots of them")).startsWith("Sorry").contains("number of doors");
    assertThat(answer("as many as there are")).isInstanceOf(HandOver.class);
  }

  @Test
  void a_lead_who_disagrees_is_asked_what_is_wrong() {
    say("Hi");
    say("5");
    say("manual");
    say("yes");
    say("ada@engine.example");
    assertThat(text("no")).isEqualTo("What is to be different?");
    assertThat(answer("everything")).isInstanceOf(HandOver.class);
  }

  private String text(String words) {
    return say(words).text();
  }

  private Say say(String words) {
    Reply reply = answer(words);
    assertThat(reply).as(words).isInstanceOf(Say.class);
    return (Say) reply;
  }

  private Reply answer(String words) {
    return answer(words, LeadContact.NONE);
  }

  private Reply answer(String words, LeadContact contact) {
    said.add(new Said(Ids.next(), Speaker.LEAD, words, Instant.now(), Map.of()));
    Reply reply = bot.answer(new Exchange(Ids.next(), Ids.next(), ASKER, said, WANTED, contact));
    if (reply instanceof Say answered) {
      said.add(
          new Said(Ids.next(), Speaker.BOT, answered.text(), Instant.now(), answered.memory()));
    }
    return reply;
  }

  private static DataPointDefinition wanted(String name, DataPointType type, List<String> allowed) {
    return new DataPointDefinition(name, type, name, List.of(), allowed);
  }
}
