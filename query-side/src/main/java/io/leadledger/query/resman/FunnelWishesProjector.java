package io.leadledger.query.resman;

import static io.leadledger.query.resman.jooq.Tables.CONVERSATION;

import io.leadledger.events.funnel.FunnelProgressEvent.DataPointCollected;
import io.leadledger.query.platform.Fills;
import io.leadledger.query.platform.Json;
import io.leadledger.query.platform.Recorded;
import io.leadledger.query.platform.Rows;
import io.leadledger.query.resman.jooq.tables.Conversation;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/// Fills the columns of resman.conversation that a funnel has learnt the value of, from whomever:
/// of the conversation that it last learnt from.
@Component("resman.conversations.funnels")
@ProcessingGroup("resman.conversations")
@Fills(Conversation.class)
class FunnelWishesProjector {

  @EventHandler
  void on(DataPointCollected event, Recorded recorded, Rows rows) {
    if (event.conversationId() != null && event.value() != null) {
      set(event.conversationId(), event.name(), event.value(), recorded, rows);
    }
  }

  private static void set(
      UUID conversation, String name, Object value, Recorded recorded, Rows rows) {
    LeasingWishes wishes = LeasingWishes.of(name, value);
    switch (name) {
      case "tour_datetime", "visit_date" ->
          row(conversation, recorded, rows).set(CONVERSATION.TOUR_DATETIME, wishes.tour());
      case "tour_type" ->
          row(conversation, recorded, rows)
              .set(CONVERSATION.TOUR_TYPE, Fit.whole(value.toString(), 50));
      case "apartment_size_preference", "number_of_beds" ->
          row(conversation, recorded, rows)
              .set(CONVERSATION.APARTMENT_SIZE_PREFERENCE, Fit.whole(wishes.size(), 50));
      case "move_in_date" ->
          row(conversation, recorded, rows).set(CONVERSATION.MOVE_IN_DATE, wishes.moveIn());
      // The least that was said may be more than this: a range that is none is not kept.
      case "price_range_max", "budget" ->
          row(conversation, recorded, rows)
              .set(CONVERSATION.PRICE_RANGE_MIN, null)
              .set(CONVERSATION.PRICE_RANGE_MAX, wishes.mostRent());
      case "occupants_count" ->
          row(conversation, recorded, rows).set(CONVERSATION.OCCUPANTS_COUNT, wishes.occupants());
      case "has_pets", "pets_allowed" ->
          row(conversation, recorded, rows).set(CONVERSATION.HAS_PETS, wishes.pets());
      case "pet_details" ->
          row(conversation, recorded, rows)
              .set(CONVERSATION.PET_DETAILS, Json.of(wishes.petDetails()));
      case "desired_features" ->
          row(conversation, recorded, rows)
              .set(CONVERSATION.DESIRED_FEATURES, Json.of(wishes.features()));
      case "work_location" ->
          row(conversation, recorded, rows)
              .set(CONVERSATION.WORK_LOCATION, Fit.start(value.toString(), 255));
      case "reason_for_moving" ->
          row(conversation, recorded, rows).set(CONVERSATION.REASON_FOR_MOVING, value.toString());
      default -> {} // no column of its own
    }
  }

  private static Rows.Values row(UUID conversation, Recorded recorded, Rows rows) {
    return rows.update(CONVERSATION, conversation).set(CONVERSATION.UPDATED_AT, recorded.at());
  }
}
