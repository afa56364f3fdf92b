package io.leadledger.query;

import io.leadledger.events.Ids;
import io.leadledger.events.lead.CompanyEvent.CompanyDeactivated;
import io.leadledger.events.lead.CompanyEvent.CompanyRegistered;
import io.leadledger.events.lead.LeadEvent.LeadErased;
import io.leadledger.events.lead.LeadEvent.LeadTagged;
import io.leadledger.events.lead.LeadEvent.LeadUntagged;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplayTest extends ProjectionTest {

  @Test
  void a_replay_in_large_batches_makes_the_same_rows_as_the_events_did_one_by_one() {
    LeadStory ada = new LeadStory(actor);
    LeadStory namesake = new LeadStory(actor);
    published(LeadStory.tenantRegistered(tenant));
    published(LeadStory.ownerRegistered(actor));
    published(new CompanyRegistered(ada.company, "Lovelace Roofing", "c-1", null));
    published(ada.captured());
    published(ada.contacted());
    published(ada.called(Ids.next()));
    published(ada.scored());
    published(ada.enriched(Ids.next()));
    published(new LeadTagged(ada.lead, "vip", List.of("vip"), null));
    published(ada.qualified());
    published(ada.converted());
    published(ada.archived(ada.customer));
    published(namesake.captured());
    published(new LeadUntagged(ada.lead, "vip", List.of(), ada.customer));
    published(namesake.archived(null));
    published(new LeadErased(namesake.lead, "asked", "erased", null));
    published(ada.restored("converted", ada.customer));
    published(new CompanyDeactivated(ada.company, null));
    assertThatAReplayMakesTheSameRows();
  }
}
