package io.leadledger.command.funnel.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadledger.command.funnel.Stories;
import io.leadledger.command.funnel.explanation.Explanation.DataPointWhy;
import io.leadledger.command.funnel.explanation.Explanation.MilestoneWhy;
import io.leadledger.events.funnel.FunnelProgressEvent.*;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ExplainingTest {
  private final Stories lead = new Stories();

  private Explanation explained() {
    return new Explaining(lead.progress, lead.story(), Stories.LEASING).explain(List.of());
  }

  private MilestoneWhy milestone(String key) {
    return explained().milestones().stream()
        .filter(each -> each.milestone().equals(key))
        .findFirst()
        .orElseThrow();
  }

  private DataPointWhy dataPoint(String name) {
    return explained().dataPoints().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_milestone_that_is_reached_names_the_values_it_goes_by_and_what_reached_it() {
    lead.found();
    assertThat(milestone("found").status()).isEqualTo("reached");
    assertThat(milestone("found").events())
        .containsExactly(lead.event(DataPointCollected.class), lead.event(MilestoneReached.class));
  }

  @Test
  void a_milestone_that_is_next_names_its_rule_and_what_it_waits_for() {
    lead.found();
    MilestoneWhy planned = milestone("planned");
    assertThat(planned.status()).isEqualTo("started");
    assertThat(planned.rule()).isEqualTo("data.visit_date >= entered");
    assertThat(planned.missing()).containsExactly("visit_date");
    assertThat(planned.says()).isEqualTo("Not known yet: visit_date.");
    assertThat(milestone("applied").status()).isEqualTo("ahead");
    assertThat(milestone("applied").says()).contains("in order", "planned");
  }

  @Test
  void a_value_that_was_corrected_names_both_tellings_and_last_the_one_that_counts() {
    lead.tells("area", "text", "Hillsboro");
    UUID first = lead.event(DataPointCollected.class);
    lead.corrects("area", "text", "Portland");
    assertThat(dataPoint("area").value()).isEqualTo("Portland");
    assertThat(dataPoint("area").events())
        .containsExactly(first, lead.event(DataPointCollected.class));
  }

  @Test
  void a_value_that_was_refused_is_not_known_and_names_the_refusal() {
    lead.refuses("visit_date", "soon", "wrong-type");
    assertThat(dataPoint("visit_date").known()).isFalse();
    assertThat(dataPoint("visit_date").says()).isEqualTo("What was told does not hold.");
    assertThat(dataPoint("visit_date").events())
        .containsExactly(lead.event(DataPointRejected.class));
    assertThat(dataPoint("area").says()).isEqualTo("Nobody has told it.");
  }

  @Test
  void the_stage_names_the_event_that_made_it_so_and_all_that_is_named_is_told() {
    lead.found().stalls();
    assertThat(explained().stage().status()).isEqualTo("stalled");
    assertThat(explained().stage().event()).isEqualTo(lead.event(FunnelStalled.class));
    assertThat(explained().events())
        .map(Explanation.Event::says)
        .contains("funnel.FunnelStalled", "funnel.MilestoneReached", "funnel.DataPointCollected");
  }
}
