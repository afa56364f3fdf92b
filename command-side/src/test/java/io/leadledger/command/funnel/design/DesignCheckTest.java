package io.leadledger.command.funnel.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.leadledger.command.values.Fields;
import io.leadledger.http.ProblemException;
import io.leadledger.http.Violation;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DesignCheckTest {
  private static final String SOUND =
      """
      key: f
      name: F
      milestones:
        - {key: m, name: M, rule: "data.a == 'x'"}
      dataPoints:
        - {name: a, type: text}
      """;

  /// Fields and codes of all mistakes.
  private static List<String> mistakes(String yaml) {
    var fields = new Fields();
    DesignCheck.check(fields, FunnelFile.read(yaml).toDesign());
    ProblemException refused = catchThrowableOfType(ProblemException.class, fields::orRefuse);
    return refused == null ? List.of() : violations(refused);
  }

  private static List<String> violations(ProblemException refused) {
    List<?> errors = (List<?>) Objects.requireNonNull(refused.members().get("errors"));
    return errors.stream()
        .map(Violation.class::cast)
        .map(error -> error.field() + " " + error.code())
        .toList();
  }

  private static String with(String from, @Nullable String to) {
    assertThat(SOUND).contains(from);
    return SOUND.replace(from, String.valueOf(to));
  }

  @Test
  void a_sound_design_is_sound() {
    assertThat(mistakes(SOUND)).isEmpty();
  }

  @Test
  void a_rule_that_does_not_compile_is_named_with_its_place() {
    assertThat(mistakes(with("data.a == 'x'", "data.b == 'x'")))
        .containsExactly("milestones[0].rule rule-does-not-compile");
  }

  @Test
  void a_milestone_is_reached_by_something() {
    assertThat(mistakes(with(", rule: \"data.a == 'x'\"", "")))
        .containsExactly("milestones[0] never-or-always");
    assertThat(mistakes(with("rule: \"data.a == 'x'\"", "confirmed: true"))).isEmpty();
    assertThat(mistakes(with("rule: \"data.a == 'x'\"", "requirements: [b]")))
        .contains("milestones[0].requirements unknown-value");
  }

  @Test
  void one_milestone_at_least_is_required() {
    assertThat(mistakes(with("name: M,", "name: M, required: false,")))
        .containsExactly("milestones none-required");
  }

  @Test
  void a_key_is_there_once() {
    assertThat(mistakes(SOUND + "  - {name: a, type: date}\n"))
        .contains("dataPoints[1] not-unique");
    assertThat(mistakes(with("key: m,", "key: M M,"))).contains("milestones[0] not-a-key");
  }

  @Test
  void a_type_is_known_and_a_schema_is_one() {
    assertThat(mistakes(with("type: text", "type: shoe")))
        .contains("dataPoints[0].type unknown-value");
    assertThat(mistakes(with("type: text", "type: text, schema: {type: 7}")))
        .containsExactly("dataPoints[0].schema not-a-json-schema");
    assertThat(
            mistakes(with("type: text", "type: text, schema: {$ref: 'http://localhost/s.json'}")))
        .containsExactly("dataPoints[0].schema not-a-json-schema");
    assertThat(mistakes(with("type: text", "type: text, schema: {pattern: '('}")))
        .containsExactly("dataPoints[0].schema not-a-json-schema");
  }

  @Test
  void a_trigger_is_on_something_of_the_funnel() {
    String trigger = SOUND + "triggers:\n  - {key: t, on: %s, of: %s, action: notify}\n";
    assertThat(mistakes(trigger.formatted("milestone_reached", "m"))).isEmpty();
    assertThat(mistakes(trigger.formatted("milestone_reached", "a")))
        .containsExactly("triggers[0].of unknown-value");
    assertThat(mistakes(trigger.formatted("completed", "m")))
        .containsExactly("triggers[0].of unknown-value");
    assertThat(mistakes(trigger.formatted("noon", "m"))).contains("triggers[0].on unknown-value");
  }

  @Test
  void what_is_left_out_is_named() {
    assertThat(mistakes("key: f\nmilestones: [{}]\ntriggers: [{}]\ndataPoints: [{}, null]\n"))
        .contains(
            "name missing",
            "milestones[0] not-a-key",
            "milestones[0].name missing",
            "dataPoints[0].type missing",
            "triggers[0].on missing",
            "triggers[0].action missing");
  }
}
