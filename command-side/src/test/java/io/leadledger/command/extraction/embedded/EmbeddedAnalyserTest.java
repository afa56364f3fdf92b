package io.leadledger.command.extraction.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadledger.command.extraction.Analysis;
import io.leadledger.command.extraction.ConversationAnalyser;
import io.leadledger.command.extraction.DataPointDefinition;
import io.leadledger.command.extraction.DataPointType;
import io.leadledger.command.extraction.ExtractedDataPoint;
import io.leadledger.command.extraction.Sentiment;
import io.leadledger.command.extraction.Turn;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// What the embedded engine understands, in trades that it has never heard of. Spoken on a
/// Wednesday, 4 March 2026.
class EmbeddedAnalyserTest {
  private static final Instant WEDNESDAY = Instant.parse("2026-03-04T10:00:00Z");

  private static final List<DataPointDefinition> CAR =
      List.of(
          text("car_model", "The model of the car that the customer wants to buy", "Golf Variant"),
          defined("seats", "integer", "How many seats the car must have", "a seven seater"),
          new DataPointDefinition(
              "fuel",
              DataPointType.TEXT,
              "What the car runs on",
              List.of(),
              List.of("petrol", "diesel", "electric", "hybrid")),
          defined("automatic", "boolean", "Whether the gearbox has to be automatic"),
          defined("trade_in", "boolean", "Whether the customer has an old car to trade in"),
          defined("max_price", "money", "The most that the customer wants to pay"),
          defined("test_drive_date", "date", "The day of the test drive"),
          defined("delivery_date", "date", "The day on which the car is to be delivered"),
          text("contact_name", "The name of the customer"),
          defined("contact_phone", "phone", "Where to call the customer"));

  private static final List<DataPointDefinition> PLUMBER =
      List.of(
          text("problem", "What is broken or leaking"),
          text("town", "The town in which the plumber has to come"),
          defined("urgent", "boolean", "Whether it is an emergency"),
          defined("number_of_taps", "integer", "How many taps are affected"),
          defined("appointment_date", "date", "The day on which the plumber is to come"),
          defined("email", "email", "The e-mail address of the customer"));

  @Nested
  class Numbers {
    @Test
    void a_number_belongs_to_the_word_that_it_counts() {
      assertThat(after(CAR, "U: I need five seats and have 2 kids")).containsEntry("seats", "5");
      assertThat(after(CAR, "U: Do you have a twenty-two seater?")).containsEntry("seats", "22");
      assertThat(after(CAR, "U: My house has 5 rooms")).isEmpty();
    }

    @Test
    void a_bare_number_answers_the_question_how_many() {
      assertThat(after(PLUMBER, "S: How many taps are affected?", "U: just two"))
          .containsEntry("number_of_taps", "2");
      assertThat(after(PLUMBER, "S: Hello!", "U: just two")).isEmpty();
    }

    @Test
    void a_number_that_is_turned_down_is_none() {
      assertThat(after(CAR, "U: Seven seats instead of 5 seats")).containsEntry("seats", "7");
    }
  }

  @Nested
  class YesAndNo {
    @Test
    void what_is_wished_for_is_true_and_what_is_refused_is_false() {
      assertThat(after(CAR, "U: I want an automatic")).containsEntry("automatic", "true");
      assertThat(after(CAR, "U: I don't want an automatic")).containsEntry("automatic", "false");
    }

    @Test
    void who_asks_whether_it_is_so_has_not_said_that_it_must_be() {
      assertThat(after(CAR, "U: Is it an automatic?")).isEmpty();
      assertThat(after(CAR, "U: Could you tell me whether it is automatic?")).isEmpty();
      assertThat(after(CAR, "U: Do you have any automatic ones?"))
          .containsEntry("automatic", "true");
    }

    @Test
    void yes_and_no_answer_a_question_about_what_is_wanted() {
      String question = "S: Do you have an old car to trade in?";
      assertThat(after(CAR, question, "U: yes please")).containsEntry("trade_in", "true");
      assertThat(after(CAR, question, "U: nope")).containsEntry("trade_in", "false");
      assertThat(after(CAR, question, "U: doesn't matter")).isEmpty();
    }
  }

  @Nested
  class Days {
    @Test
    void days_are_seen_from_the_day_on_which_somebody_speaks() {
      Map<String, String> days =
          Map.of(
              "tomorrow", "2026-03-05",
              "the day after tomorrow", "2026-03-06",
              "on Friday", "2026-03-06",
              "next Friday", "2026-03-13",
              "on the 2nd", "2026-04-02",
              "on 3rd of this month", "2026-03-03",
              "on March 9th", "2026-03-09",
              "on Tuesday next week", "2026-03-10",
              "in two weeks", "2026-03-18");
      days.forEach(
          (said, day) ->
              assertThat(after(PLUMBER, "U: Please come " + said + "."))
                  .as(said)
                  .containsEntry("appointment_date", day));
    }

    @Test
    void of_several_days_each_goes_to_what_is_spoken_of() {
      assertThat(after(CAR, "U: A test drive on Friday, please. Delivery should be on May 2nd."))
          .containsEntry("test_drive_date", "2026-03-06")
          .containsEntry("delivery_date", "2026-05-02");
      assertThat(after(CAR, "S: When shall it be delivered?", "U: April 1st"))
          .containsEntry("delivery_date", "2026-04-01");
    }

    @Test
    void a_day_that_we_propose_holds_when_the_lead_agrees() {
      assertThat(after(PLUMBER, "S: Could we come on March 9th?", "U: sure"))
          .containsEntry("appointment_date", "2026-03-09");
      assertThat(after(PLUMBER, "S: Could we come on March 9th?", "U: no, sorry")).isEmpty();
    }

    @Test
    void that_is_all_for_today_names_no_day() {
      assertThat(after(PLUMBER, "U: That is all for today, thanks")).isEmpty();
    }
  }

  @Nested
  class Things {
    private static final String OFFER =
        "S: We have a Honda Jazz for $16,500 and a Toyota Corolla Touring for $17,900.";

    @Test
    void what_is_offered_and_praised_is_chosen() {
      assertThat(after(CAR, "S: How about a Honda Jazz?", "U: That sounds great!"))
          .containsEntry("car_model", "Honda Jazz");
    }

    @Test
    void the_second_one_is_the_second_that_was_offered() {
      assertThat(after(CAR, OFFER, "U: I'd take the second one"))
          .containsEntry("car_model", "Toyota Corolla Touring");
    }

    @Test
    void what_is_named_is_chosen_by_its_whole_name() {
      assertThat(after(CAR, OFFER, "U: The Toyota Corolla would be nice"))
          .containsEntry("car_model", "Toyota Corolla Touring");
    }

    @Test
    void who_wants_to_see_others_has_chosen_nothing() {
      assertThat(after(CAR, "S: How about a Honda Jazz?", "U: Do you have anything else?"))
          .isEmpty();
      assertThat(after(CAR, "S: How about a Honda Jazz?", "U: Great. What does it cost?"))
          .isEmpty();
    }
  }

  @Nested
  class Texts {
    @Test
    void a_place_is_found_with_and_without_capitals() {
      assertThat(after(PLUMBER, "U: I live in Oak Grove")).containsEntry("town", "Oak Grove");
      assertThat(after(PLUMBER, "U: I live in beaverton")).containsEntry("town", "beaverton");
      assertThat(after(PLUMBER, "S: Where are you?", "U: oak grove"))
          .containsEntry("town", "oak grove");
      assertThat(after(PLUMBER, "U: I am in a hurry")).isEmpty();
    }

    @Test
    void a_free_answer_is_taken_as_it_is_said() {
      assertThat(after(PLUMBER, "S: What is the problem?", "U: Water drips from the wall."))
          .containsEntry("problem", "Water drips from the wall");
    }

    @Test
    void an_allowed_value_is_found_in_any_form_and_nothing_else_is() {
      assertThat(after(CAR, "U: Make it electric instead of hybrid"))
          .containsEntry("fuel", "electric");
      assertThat(after(CAR, "U: It should run on hydrogen")).isEmpty();
    }

    @Test
    void where_yes_and_no_or_numbers_are_all_that_is_allowed_they_are_what_is_looked_for() {
      var definitions =
          List.of(
              new DataPointDefinition(
                  "automatic",
                  DataPointType.TEXT,
                  "Whether the gearbox has to be automatic",
                  List.of(),
                  List.of("True", "False")),
              new DataPointDefinition(
                  "seats",
                  DataPointType.TEXT,
                  "How many seats the car must have",
                  List.of(),
                  List.of("2", "5", "7")));
      assertThat(after(definitions, "U: An automatic with seven seats, please"))
          .containsEntry("automatic", "True")
          .containsEntry("seats", "7");
      assertThat(after(definitions, "U: Six seats, please")).isEmpty();
    }

    @Test
    void contacts_are_normalised() {
      assertThat(after(CAR, "U: I'm Maria Lopez, call me at (503) 555-0134"))
          .containsEntry("contact_name", "Maria Lopez")
          .containsEntry("contact_phone", "+15035550134");
      assertThat(after(PLUMBER, "U: write to Jo.Miller@Mail.example."))
          .containsEntry("email", "jo.miller@mail.example");
    }

    @Test
    void money_is_what_has_a_currency_or_answers_the_question_for_it() {
      assertThat(after(CAR, "U: up to $18,500")).containsEntry("max_price", "18500");
      assertThat(after(CAR, "S: What is your budget?", "U: no more than 18k"))
          .containsEntry("max_price", "18000");
    }
  }

  @Test
  void what_is_said_later_corrects_what_was_said_before() {
    assertThat(after(CAR, "U: Five seats, please", "S: Sure.", "U: Actually, seven seats"))
        .containsEntry("seats", "7");
    assertThat(after(PLUMBER, "U: I live in Ulm", "U: Not Ulm, sorry, rather Oak Grove"))
        .containsEntry("town", "Oak Grove");
  }

  @Test
  void every_value_stands_where_it_says() {
    List<Turn> turns = turns("S: Hello!", "U: Hi, five seats please. I'm Maria Lopez.");
    Analysis analysis = analyse(CAR, turns);
    assertThat(analysis.dataPoints()).hasSize(2);
    for (ExtractedDataPoint each : analysis.dataPoints()) {
      assertThat(each.message()).isEqualTo(turns.get(1).message());
      assertThat(turns.get(1).text().substring(each.start(), each.end())).isEqualTo(each.value());
    }
  }

  @Test
  void intent_and_mood_are_those_of_the_lead() {
    assertThat(analyse(CAR, turns("U: I look for a car", "U: Book a test drive, thanks!")))
        .satisfies(
            analysis -> {
              assertThat(analysis.intent()).isEqualTo("make_appointment");
              assertThat(analysis.sentiment()).isEqualTo(Sentiment.POSITIVE);
            });
    Analysis angry =
        analyse(CAR, turns("S: Great!", "U: This is terrible. I want to talk to a human"));
    assertThat(angry.intent()).isEqualTo("reach_a_person");
    assertThat(angry.sentiment()).isEqualTo(Sentiment.NEGATIVE);
    assertThat(angry.findings()).contains("The lead asked for a person.");
  }

  @Test
  void the_summary_tells_what_holds() {
    assertThat(analyse(CAR, turns("U: I need five seats, and I want an automatic")).summary())
        .isEqualTo("1 of 1 messages are the lead's. It told seats: five, automatic: yes.");
  }

  @Test
  void findings_tell_what_was_asked_and_what_was_changed() {
    assertThat(
            analyse(CAR, turns("U: Five seats", "U: Is it an automatic?", "U: Make it 7 seats"))
                .findings())
        .containsExactly(
            "The lead changed its mind about seats: Five holds no longer.",
            "The lead asked: Is it an automatic?");
  }

  @Test
  void nothing_is_understood_of_nothing_and_anything_may_be_said() {
    assertThat(analyse(CAR, List.of()).dataPoints()).isEmpty();
    assertThat(analyse(List.of(), turns("U: Five seats")).dataPoints()).isEmpty();
    for (String odd :
        List.of("", "???", "\u0000", "🚗🚗", "(((", "a".repeat(100_000), "1 ".repeat(9_000))) {
      assertThat(after(CAR, "S: " + odd, "U: " + odd)).doesNotContainKey("car_model");
    }
  }

  private static Map<String, String> after(List<DataPointDefinition> definitions, String... said) {
    Map<String, String> values = new TreeMap<>();
    analyse(definitions, turns(said))
        .dataPoints()
        .forEach(each -> values.put(each.name(), each.normalised()));
    return values;
  }

  private static Analysis analyse(List<DataPointDefinition> definitions, List<Turn> turns) {
    UUID any = new UUID(0, 0);
    return new EmbeddedAnalyser()
        .analyse(new ConversationAnalyser.Request(any, any, turns, definitions, ZoneOffset.UTC));
  }

  private static List<Turn> turns(String... said) {
    List<Turn> turns = new ArrayList<>();
    Stream.of(said)
        .forEach(
            each ->
                turns.add(
                    new Turn(
                        UUID.randomUUID(), each.startsWith("U:"), each.substring(3), WEDNESDAY)));
    return turns;
  }

  private static DataPointDefinition text(String name, String description, String... examples) {
    return defined(name, "text", description, examples);
  }

  private static DataPointDefinition defined(
      String name, String type, String description, String... examples) {
    return new DataPointDefinition(
        name, DataPointType.of(type), description, List.of(examples), List.of());
  }
}
