package io.leadledger.query.funnel;

import static io.leadledger.query.funnel.jooq.Tables.FUNNEL_DATA_POINT;
import static io.leadledger.query.funnel.jooq.Tables.FUNNEL_MILESTONE;
import static io.leadledger.query.funnel.jooq.Tables.FUNNEL_PREREQUISITE;
import static io.leadledger.query.funnel.jooq.Tables.FUNNEL_TRIGGER;

import io.leadledger.events.funnel.FunnelDefinitionEvent.FunnelDrafted;
import io.leadledger.events.funnel.FunnelDesign.DataPoint;
import io.leadledger.events.funnel.FunnelDesign.Milestone;
import io.leadledger.events.funnel.FunnelDesign.Trigger;
import io.leadledger.events.funnel.FunnelParts;
import io.leadledger.query.platform.Json;
import io.leadledger.query.platform.Recorded;
import io.leadledger.query.platform.Rows;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The rows of what a draft says. What it says no longer is deleted before.
record FunnelPartRows(FunnelDrafted event, Recorded recorded, Rows rows) {

  void write() {
    delete();
    List<Milestone> milestones = event.design().milestones();
    for (int i = 0; i < milestones.size(); i++) {
      milestone(milestones.get(i), i + 1);
    }
    event.design().prerequisites().forEach(this::prerequisite);
    List<DataPoint> dataPoints = event.design().dataPoints();
    for (int i = 0; i < dataPoints.size(); i++) {
      dataPoint(dataPoints.get(i), i + 1);
    }
    List<Trigger> triggers = event.design().triggers();
    for (int i = 0; i < triggers.size(); i++) {
      trigger(triggers.get(i), i + 1);
    }
  }

  private void delete() {
    UUID version = event.versionId();
    event
        .dropped()
        .milestones()
        .forEach(key -> rows.delete(FUNNEL_MILESTONE, FunnelParts.milestone(version, key)));
    event
        .dropped()
        .prerequisites()
        .forEach(key -> rows.delete(FUNNEL_PREREQUISITE, FunnelParts.prerequisite(version, key)));
    event
        .dropped()
        .dataPoints()
        .forEach(name -> rows.delete(FUNNEL_DATA_POINT, FunnelParts.dataPoint(version, name)));
    event
        .dropped()
        .triggers()
        .forEach(key -> rows.delete(FUNNEL_TRIGGER, FunnelParts.trigger(version, key)));
  }

  private void milestone(Milestone it, int number) {
    rows.insert(FUNNEL_MILESTONE)
        .set(FUNNEL_MILESTONE.ID, milestone(it.key()))
        .set(FUNNEL_MILESTONE.FUNNEL_DEFINITION_ID, event.versionId())
        .set(FUNNEL_MILESTONE.TENANT_ID, recorded.tenant())
        .set(FUNNEL_MILESTONE.KEY, it.key())
        .set(FUNNEL_MILESTONE.NUMBER, number)
        .set(FUNNEL_MILESTONE.NAME, it.name())
        .set(FUNNEL_MILESTONE.DESCRIPTION, it.description())
        .set(FUNNEL_MILESTONE.REQUIRED, it.required())
        .set(FUNNEL_MILESTONE.CONFIRMED, it.confirmed())
        .set(FUNNEL_MILESTONE.REQUIREMENTS, Json.of(event.design().requirementsOf(it)))
        .set(FUNNEL_MILESTONE.VALIDATION_RULE, it.rule())
        .set(FUNNEL_MILESTONE.CREATED_AT, recorded.at());
  }

  private void prerequisite(String key) {
    rows.insert(FUNNEL_PREREQUISITE)
        .set(FUNNEL_PREREQUISITE.ID, FunnelParts.prerequisite(event.versionId(), key))
        .set(FUNNEL_PREREQUISITE.FUNNEL_DEFINITION_ID, event.versionId())
        .set(FUNNEL_PREREQUISITE.TENANT_ID, recorded.tenant())
        .set(FUNNEL_PREREQUISITE.PREREQUISITE_FUNNEL_ID, FunnelParts.funnel(recorded.tenant(), key))
        .set(FUNNEL_PREREQUISITE.PREREQUISITE_KEY, key)
        .set(FUNNEL_PREREQUISITE.CREATED_AT, recorded.at());
  }

  private void dataPoint(DataPoint it, int number) {
    rows.insert(FUNNEL_DATA_POINT)
        .set(FUNNEL_DATA_POINT.ID, FunnelParts.dataPoint(event.versionId(), it.name()))
        .set(FUNNEL_DATA_POINT.FUNNEL_DEFINITION_ID, event.versionId())
        .set(FUNNEL_DATA_POINT.TENANT_ID, recorded.tenant())
        .set(FUNNEL_DATA_POINT.MILESTONE_ID, milestone(it.milestone()))
        .set(FUNNEL_DATA_POINT.NAME, it.name())
        .set(FUNNEL_DATA_POINT.NUMBER, number)
        .set(FUNNEL_DATA_POINT.TYPE, it.type())
        .set(FUNNEL_DATA_POINT.DESCRIPTION, it.description())
        .set(FUNNEL_DATA_POINT.REQUIRED, it.required())
        .set(FUNNEL_DATA_POINT.JSON_SCHEMA, Json.of(it.schema()))
        .set(FUNNEL_DATA_POINT.CREATED_AT, recorded.at());
  }

  private void trigger(Trigger it, int number) {
    String of = it.of();
    boolean ofMilestone = it.on().equals("milestone_reached");
    rows.insert(FUNNEL_TRIGGER)
        .set(FUNNEL_TRIGGER.ID, FunnelParts.trigger(event.versionId(), it.key()))
        .set(FUNNEL_TRIGGER.FUNNEL_DEFINITION_ID, event.versionId())
        .set(FUNNEL_TRIGGER.TENANT_ID, recorded.tenant())
        .set(FUNNEL_TRIGGER.KEY, it.key())
        .set(FUNNEL_TRIGGER.NUMBER, number)
        .set(FUNNEL_TRIGGER.EVENT, it.on())
        .set(FUNNEL_TRIGGER.MILESTONE_ID, ofMilestone ? milestone(of) : null)
        .set(
            FUNNEL_TRIGGER.DATA_POINT_ID,
            ofMilestone || of == null ? null : FunnelParts.dataPoint(event.versionId(), of))
        .set(FUNNEL_TRIGGER.ACTION, it.action())
        .set(FUNNEL_TRIGGER.SETTINGS, Json.of(it.settings()))
        .set(FUNNEL_TRIGGER.CREATED_AT, recorded.at());
  }

  private @Nullable UUID milestone(@Nullable String key) {
    return key == null ? null : FunnelParts.milestone(event.versionId(), key);
  }
}
