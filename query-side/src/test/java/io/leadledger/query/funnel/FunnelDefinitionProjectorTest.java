package io.leadledger.query.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadledger.events.Ids;
import io.leadledger.events.funnel.DroppedParts;
import io.leadledger.events.funnel.FunnelDefinitionEvent.*;
import io.leadledger.events.funnel.FunnelDesign;
import io.leadledger.events.funnel.FunnelDesign.DataPoint;
import io.leadledger.events.funnel.FunnelDesign.Milestone;
import io.leadledger.events.funnel.FunnelDesign.Trigger;
import io.leadledger.events.funnel.FunnelParts;
import io.leadledger.query.ProjectionTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FunnelDefinitionProjectorTest extends ProjectionTest {
  private final UUID funnel = FunnelParts.funnel(tenant, "leasing");
  private final UUID first = Ids.next();
  private final UUID second = Ids.next();

  private static final FunnelDesign DESIGN =
      new FunnelDesign(
          "Leasing",
          "To the lease",
          List.of("lead", "user"),
          Duration.ofDays(3),
          List.of(
              new Milestone("planned", "Planned", null, true, false, List.of("area"), null),
              new Milestone("visited", "Visited", "There", false, true, List.of(), "data.fits")),
          List.of("onboarding"),
          List.of(
              new DataPoint("area", "text", "Where", false, null, Map.of("minLength", 2)),
              new DataPoint("fits", "boolean", null, true, "visited", null)),
          List.of(
              new Trigger("t", "milestone_reached", "planned", "notify", Map.of("title", "Hi")),
              new Trigger("d", "data_point_collected", "area", "create_task", Map.of())));

  private static final FunnelDesign SHORT =
      new FunnelDesign(
          "Leasing",
          null,
          List.of("lead"),
          null,
          List.of(new Milestone("planned", "Planned", null, true, true, List.of(), null)),
          List.of(),
          List.of(),
          List.of());

  private FunnelDrafted drafted(
      UUID version, int number, FunnelDesign design, DroppedParts dropped) {
    return new FunnelDrafted(funnel, version, number, "leasing", design, dropped, "draft");
  }

  @Test
  void a_draft_has_a_row_and_one_for_each_of_its_parts() {
    published(drafted(first, 1, DESIGN, DroppedParts.NONE));
    assertThat(row("funnel.funnel_definition", first))
        .isEqualTo(
            json(
                """
                {'id': '%s', 'tenant_id': '%s', 'funnel_id': '%s', 'key': 'leasing', 'version': 1, 'status': 'draft',
                 'name': 'Leasing', 'description': 'To the lease', 'subjects': ['lead', 'user'],
                 'stalled_after_seconds': 259200, 'milestone_count': 2,
                 'created_at': '2026-03-01T10:00:00+00:00', 'updated_at': '2026-03-01T10:00:00+00:00'}"""
                    .formatted(first, tenant, funnel)));
    assertThat(row("funnel.funnel_milestone", milestone("visited")))
        .isEqualTo(
            json(
                """
                {'id': '%s', 'funnel_definition_id': '%s', 'tenant_id': '%s', 'key': 'visited', 'number': 2,
                 'name': 'Visited', 'description': 'There', 'required': false, 'confirmed': true,
                 'requirements': ['fits'], 'validation_rule': 'data.fits', 'created_at': '2026-03-01T10:00:00+00:00'}"""
                    .formatted(milestone("visited"), first, tenant)));
    assertThat(row("funnel.funnel_milestone", milestone("planned")).get("requirements"))
        .isEqualTo(json("['area']"));
    UUID required = FunnelParts.prerequisite(first, "onboarding");
    assertThat(row("funnel.funnel_prerequisite", required))
        .isEqualTo(
            json(
                """
                {'id': '%s', 'funnel_definition_id': '%s', 'tenant_id': '%s', 'prerequisite_funnel_id': '%s',
                 'prerequisite_key': 'onboarding', 'created_at': '2026-03-01T10:00:00+00:00'}"""
                    .formatted(required, first, tenant, FunnelParts.funnel(tenant, "onboarding"))));
    UUID area = FunnelParts.dataPoint(first, "area");
    assertThat(row("funnel.funnel_data_point", area))
        .isEqualTo(
            json(
                """
                {'id': '%s', 'funnel_definition_id': '%s', 'tenant_id': '%s', 'name': 'area', 'number': 1,
                 'type': 'text', 'description': 'Where', 'required': false, 'json_schema': {'minLength': 2},
                 'created_at': '2026-03-01T10:00:00+00:00'}"""
                    .formatted(area, first, tenant)));
    assertThat(
            row("funnel.funnel_data_point", FunnelParts.dataPoint(first, "fits"))
                .get("milestone_id")
                .asString())
        .isEqualTo(milestone("visited").toString());
    UUID trigger = FunnelParts.trigger(first, "t");
    assertThat(row("funnel.funnel_trigger", trigger))
        .isEqualTo(
            json(
                """
                {'id': '%s', 'funnel_definition_id': '%s', 'tenant_id': '%s', 'key': 't', 'number': 1,
                 'event': 'milestone_reached', 'milestone_id': '%s', 'action': 'notify', 'settings': {'title': 'Hi'},
                 'created_at': '2026-03-01T10:00:00+00:00'}"""
                    .formatted(trigger, first, tenant, milestone("planned"))));
    assertThat(
            row("funnel.funnel_trigger", FunnelParts.trigger(first, "d"))
                .get("data_point_id")
                .asString())
        .isEqualTo(area.toString());
    assertThatAReplayMakesTheSameRows();
  }

  @Test
  void what_a_draft_says_no_longer_is_gone() {
    published(
        drafted(first, 1, DESIGN, DroppedParts.NONE),
        drafted(
            first,
            1,
            SHORT,
            new DroppedParts(
                List.of("visited"),
                List.of("onboarding"),
                List.of("area", "fits"),
                List.of("t", "d"))));
    assertThat(rows("funnel.funnel_milestone", "funnel_definition_id", first)).hasSize(1);
    for (String part : List.of("funnel_prerequisite", "funnel_data_point", "funnel_trigger")) {
      assertThat(rows("funnel." + part, "funnel_definition_id", first)).as(part).isEmpty();
    }
    assertThat(row("funnel.funnel_definition", first).has("stalled_after_seconds")).isFalse();
    assertThatAReplayMakesTheSameRows();
  }

  @Test
  void a_published_version_takes_the_place_of_the_one_before() {
    published(
        drafted(first, 1, DESIGN, DroppedParts.NONE),
        new FunnelPublished(funnel, first, 1, "published", null, null, NOW),
        drafted(second, 2, SHORT, DroppedParts.NONE));
    assertThat(status(first)).isEqualTo("published");
    assertThat(status(second)).isEqualTo("draft");
    published(new FunnelPublished(funnel, second, 2, "published", first, "superseded", NOW));
    assertThat(status(first)).isEqualTo("superseded");
    assertThat(row("funnel.funnel_definition", second).get("published_at").asString())
        .isEqualTo("2026-03-01T10:00:00+00:00");
    published(new FunnelRetired(funnel, second, "Over", "retired"));
    assertThat(status(second)).isEqualTo("retired");
    published(new FunnelReinstated(funnel, second, "published"));
    assertThat(status(second)).isEqualTo("published");
    assertThatAReplayMakesTheSameRows();
  }

  private String status(UUID version) {
    return row("funnel.funnel_definition", version).get("status").asString();
  }

  private UUID milestone(String key) {
    return FunnelParts.milestone(first, key);
  }
}
