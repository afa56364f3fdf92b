package io.leadledger.command.funnel.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.leadledger.http.ProblemException;
import org.junit.jupiter.api.Test;

class FunnelFileTest {
  @Test
  void what_is_written_is_read_again_as_the_same() {
    FunnelFile file =
        FunnelFile.read(
            """
            key: leasing
            name: "Leasing: a way"
            stalledAfter: P14D
            milestones:
              - {key: found, name: "yes", required: false, requirements: [area]}
              - {key: done, name: Done, rule: "data.area == '1' && data.n > 2.0"}
            dataPoints:
              - {name: area, type: text, schema: {enum: ["1", "no"]}}
              - {name: n, type: number}
            triggers:
              - {key: t, on: completed, action: notify, settings: {title: "Hi"}}
            """);
    FunnelFile again = FunnelFile.read(FunnelFile.of(file.key(), file.toDesign()).write());
    assertThat(again.toDesign()).isEqualTo(file.toDesign());
    assertThat(FunnelFile.of(again.key(), again.toDesign()).write())
        .isEqualTo(FunnelFile.of(file.key(), file.toDesign()).write());
  }

  @Test
  void a_file_that_is_none_is_refused_with_the_place() {
    ProblemException refused =
        catchThrowableOfType(
            ProblemException.class,
            () -> FunnelFile.read("key: f\nmilestones:\n  - {key: m, shoes: 2}\n"));
    assertThat(refused.code()).isEqualTo("malformed-yaml");
    assertThat(refused.members()).containsEntry("field", "milestones[0].shoes");
    ProblemException twice =
        catchThrowableOfType(ProblemException.class, () -> FunnelFile.read("key: f\n\nkey: g\n"));
    assertThat(twice.members()).containsEntry("line", 3);
    for (String broken : new String[] {"key: f\nkey: g\n", "- 1", "key: [", "", "a: &a [*a]"}) {
      assertThat(catchThrowableOfType(ProblemException.class, () -> FunnelFile.read(broken)).code())
          .as(broken)
          .isEqualTo("malformed-yaml");
    }
  }
}
