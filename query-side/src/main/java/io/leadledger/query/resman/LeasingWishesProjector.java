package io.leadledger.query.resman;

import static io.leadledger.query.resman.jooq.Tables.CONVERSATION;

import io.leadledger.events.conversation.ConversationEvent.ConversationAnalysed;
import io.leadledger.query.platform.Fills;
import io.leadledger.query.platform.Json;
import io.leadledger.query.platform.Recorded;
import io.leadledger.query.platform.Rows;
import io.leadledger.query.resman.jooq.tables.Conversation;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/// Fills the columns of resman.conversation that say what the visitor wants.
@Component("resman.conversations.wishes")
@ProcessingGroup("resman.conversations")
@Fills(Conversation.class)
class LeasingWishesProjector {

  @EventHandler
  void on(ConversationAnalysed event, Recorded recorded, Rows rows) {
    LeasingWishes wishes = LeasingWishes.of(event.dataPoints());
    rows.update(CONVERSATION, event.conversationId())
        .set(CONVERSATION.AI_INTENT_SUMMARY, event.summary())
        .set(CONVERSATION.TOUR_DATETIME, wishes.tour())
        .set(CONVERSATION.APARTMENT_SIZE_PREFERENCE, Fit.whole(wishes.size(), 50))
        .set(CONVERSATION.MOVE_IN_DATE, wishes.moveIn())
        .set(CONVERSATION.PRICE_RANGE_MIN, wishes.leastRent())
        .set(CONVERSATION.PRICE_RANGE_MAX, wishes.mostRent())
        .set(CONVERSATION.OCCUPANTS_COUNT, wishes.occupants())
        .set(CONVERSATION.HAS_PETS, wishes.pets())
        .set(CONVERSATION.PET_DETAILS, Json.of(wishes.petDetails()))
        .set(CONVERSATION.DESIRED_FEATURES, Json.of(wishes.features()))
        .set(CONVERSATION.WORK_LOCATION, Fit.start(wishes.said("work_location").orElse(null), 255))
        .set(CONVERSATION.REASON_FOR_MOVING, wishes.said("reason_for_moving").orElse(null))
        .set(CONVERSATION.UPDATED_AT, recorded.at());
  }
}
