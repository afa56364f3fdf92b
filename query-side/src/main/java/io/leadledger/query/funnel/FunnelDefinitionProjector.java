package io.leadledger.query.funnel;

import static io.leadledger.query.funnel.jooq.Tables.FUNNEL_DEFINITION;

import io.leadledger.events.funnel.FunnelDefinitionEvent;
import io.leadledger.events.funnel.FunnelDefinitionEvent.*;
import io.leadledger.events.funnel.FunnelDesign;
import io.leadledger.query.funnel.jooq.tables.FunnelDataPoint;
import io.leadledger.query.funnel.jooq.tables.FunnelDefinition;
import io.leadledger.query.funnel.jooq.tables.FunnelMilestone;
import io.leadledger.query.funnel.jooq.tables.FunnelPrerequisite;
import io.leadledger.query.funnel.jooq.tables.FunnelTrigger;
import io.leadledger.query.platform.Fills;
import io.leadledger.query.platform.Json;
import io.leadledger.query.platform.Recorded;
import io.leadledger.query.platform.Rows;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Fills funnel.funnel_definition and, with [FunnelPartRows], the four tables of what a version
/// says.
@Component("funnel.definitions")
@ProcessingGroup("funnel.definitions")
@Fills({
  FunnelDefinition.class,
  FunnelMilestone.class,
  FunnelPrerequisite.class,
  FunnelDataPoint.class,
  FunnelTrigger.class
})
class FunnelDefinitionProjector {

  @EventHandler
  void on(FunnelDefinitionEvent event, Recorded recorded, Rows rows) {
    switch (event) {
      case FunnelDrafted e -> {
        drafted(e, recorded, rows);
        new FunnelPartRows(e, recorded, rows).write();
      }
      case FunnelPublished e -> {
        became(e.versionId(), e.status(), recorded, rows)
            .set(FUNNEL_DEFINITION.PUBLISHED_AT, e.publishedAt());
        if (e.previousVersionId() != null) {
          String status = Objects.requireNonNull(e.previousStatus());
          became(e.previousVersionId(), status, recorded, rows);
        }
      }
      case FunnelRetired e -> became(e.versionId(), e.status(), recorded, rows);
      case FunnelReinstated e -> became(e.versionId(), e.status(), recorded, rows);
    }
  }

  private static void drafted(FunnelDrafted event, Recorded recorded, Rows rows) {
    FunnelDesign design = event.design();
    rows.insert(FUNNEL_DEFINITION)
        .set(FUNNEL_DEFINITION.ID, event.versionId())
        .set(FUNNEL_DEFINITION.TENANT_ID, recorded.tenant())
        .set(FUNNEL_DEFINITION.FUNNEL_ID, event.funnelId())
        .set(FUNNEL_DEFINITION.KEY, event.key())
        .set(FUNNEL_DEFINITION.VERSION, event.version())
        .set(FUNNEL_DEFINITION.STATUS, event.status())
        .set(FUNNEL_DEFINITION.NAME, design.name())
        .set(FUNNEL_DEFINITION.DESCRIPTION, design.description())
        .set(FUNNEL_DEFINITION.SUBJECTS, Json.of(design.subjects()))
        .set(FUNNEL_DEFINITION.STALLED_AFTER_SECONDS, seconds(design.stalledAfter()))
        .set(FUNNEL_DEFINITION.MILESTONE_COUNT, design.milestones().size())
        .set(FUNNEL_DEFINITION.CREATED_AT, recorded.at())
        .set(FUNNEL_DEFINITION.UPDATED_AT, recorded.at());
  }

  private static @Nullable Long seconds(@Nullable Duration duration) {
    return duration == null ? null : duration.toSeconds();
  }

  private static Rows.Values became(UUID version, String status, Recorded recorded, Rows rows) {
    return rows.update(FUNNEL_DEFINITION, version)
        .set(FUNNEL_DEFINITION.STATUS, status)
        .set(FUNNEL_DEFINITION.UPDATED_AT, recorded.at());
  }
}
