package io.leadledger.query.smartweb;

import static io.leadledger.query.smartweb.jooq.Tables.INTERACTIONS;

import io.leadledger.events.lead.LeadEvent.InteractionLogged;
import io.leadledger.query.platform.Fills;
import io.leadledger.query.platform.Recorded;
import io.leadledger.query.platform.Rows;
import io.leadledger.query.smartweb.jooq.enums.InteractionType;
import io.leadledger.query.smartweb.jooq.tables.Interactions;
import java.time.Instant;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Fills smartweb.interactions. What came of an interaction is its summary.
@Component("smartweb.interactions")
@ProcessingGroup("smartweb.interactions")
@Fills(Interactions.class)
class InteractionProjector {

  @EventHandler
  void on(InteractionLogged event, Recorded recorded, Rows rows) {
    boolean call = event.type().equals("call");
    boolean meeting = event.type().equals("meeting");
    rows.insert(INTERACTIONS)
        .set(INTERACTIONS.ID, event.interactionId())
        .set(INTERACTIONS.LEAD_ID, event.leadId())
        .set(INTERACTIONS.TYPE, InteractionType.lookupLiteral(event.type()))
        .set(INTERACTIONS.DIRECTION, event.direction())
        .set(INTERACTIONS.SUBJECT, event.subject())
        .set(INTERACTIONS.CONTENT, event.content())
        .set(INTERACTIONS.SUMMARY, event.outcome())
        .set(INTERACTIONS.INITIATED_BY, event.userId())
        .set(INTERACTIONS.PARTICIPATED_USERS, participants(event.userId()))
        .set(INTERACTIONS.CALL_DURATION, call ? event.durationSeconds() : null)
        .set(INTERACTIONS.MEETING_DATE, meeting ? Utc.of(start(event)) : null)
        .set(INTERACTIONS.MEETING_DURATION, meeting ? event.durationSeconds() : null)
        .set(INTERACTIONS.SCHEDULED_FOR, Utc.of(event.scheduledAt()))
        .set(INTERACTIONS.COMPLETED_AT, Utc.of(event.completedAt()))
        .set(INTERACTIONS.CREATED_AT, Utc.of(event.occurredAt()))
        .set(INTERACTIONS.UPDATED_AT, recorded.atUtc());
  }

  private static UUID[] participants(@Nullable UUID user) {
    return user == null ? new UUID[0] : new UUID[] {user};
  }

  private static Instant start(InteractionLogged meeting) {
    return meeting.scheduledAt() == null ? meeting.occurredAt() : meeting.scheduledAt();
  }
}
