package io.leadledger.command.funnel.advice;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NothingInventedTest {
  private static final String FACTS =
      "- completion: 2 of 3 required milestones are reached.\n- risk: 0.35 after 12.5 days";

  private static @Nullable String wrongWith(String words) {
    return NothingInvented.wrongWith(words, FACTS);
  }

  @Test
  void words_with_the_numbers_of_the_facts_are_taken() {
    assertThat(wrongWith("Two of three milestones are done, after 12.5 days.")).isNull();
    assertThat(wrongWith("The risk is 35%.")).isNull();
    assertThat(wrongWith("All is well.")).isNull();
  }

  @Test
  void a_number_that_is_none_of_the_facts_is_named() {
    assertThat(wrongWith("They will sign in 14 days.")).contains("14");
    assertThat(wrongWith("Four of them are done.")).contains("4");
    assertThat(wrongWith("The risk is 36%.")).contains("36");
  }

  @Test
  void a_name_that_is_none_of_the_facts_is_named() {
    assertThat(wrongWith("They will meet Anna.")).contains("Anna");
    assertThat(wrongWith("Expect them by Friday.")).contains("Friday");
    assertThat(wrongWith("All is well. Completion is next, the Risk is known.")).isNull();
  }

  @Test
  void no_words_and_too_many_are_none() {
    assertThat(wrongWith(" ")).isNotNull();
    assertThat(wrongWith("x".repeat(2_001))).isNotNull();
  }
}
