package io.leadledger.query.crm;

import static io.leadledger.query.crm.jooq.Tables.LEAD_JOURNEY_EVENTS;

import io.leadledger.query.platform.Json;
import io.leadledger.query.platform.Recorded;
import io.leadledger.query.platform.Rows;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a lead's journey shows of an event: a row of crm.lead_journey_events. Data that is not
/// known is left out.
record Touch(String type, @Nullable String channel, Map<String, Object> data, Instant at) {

  Touch(String type, Instant at) {
    this(type, null, Map.of(), at);
  }

  Touch through(@Nullable String channel) {
    return new Touch(type, channel, data, at);
  }

  Touch with(String key, @Nullable Object value) {
    if (value == null) {
      return this;
    }
    Map<String, Object> more = new LinkedHashMap<>(data);
    more.put(key, value);
    return new Touch(type, channel, more, at);
  }

  void write(UUID lead, Recorded recorded, Rows rows) {
    rows.insert(LEAD_JOURNEY_EVENTS)
        .set(LEAD_JOURNEY_EVENTS.ID, recorded.eventId())
        .set(LEAD_JOURNEY_EVENTS.LEAD_ID, lead)
        .set(LEAD_JOURNEY_EVENTS.CLIENT_ID, recorded.tenant())
        .set(LEAD_JOURNEY_EVENTS.EVENT_TYPE, type)
        .set(LEAD_JOURNEY_EVENTS.CHANNEL, channel)
        .set(LEAD_JOURNEY_EVENTS.EVENT_DATA, Json.of(data))
        .set(LEAD_JOURNEY_EVENTS.CAUSED_BY_USER_ID, recorded.actor())
        .set(LEAD_JOURNEY_EVENTS.OCCURRED_AT, at)
        .set(LEAD_JOURNEY_EVENTS.CREATED_AT, recorded.at());
  }
}
