package io.leadledger.query.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadledger.query.LeadStory;
import io.leadledger.query.ProjectionTest;
import io.leadledger.query.verification.Verification.ColumnDifference;
import io.leadledger.query.verification.Verification.Kind;
import io.leadledger.query.verification.Verification.Touch;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// The check that every test of projectors ends with does see a row that nobody's event has made.
class VerifierTest extends ProjectionTest {
  private final LeadStory ada = new LeadStory(actor);

  @Test
  void a_value_changed_behind_the_systems_back_is_named_with_the_event_that_made_it() {
    published(LeadStory.tenantRegistered(tenant), LeadStory.ownerRegistered(actor));
    UUID captured = publishedAlone(ada.captured());
    update("lost");
    Verification found = verifier.verify(new Scope(tenant, "crm", "leads", null));
    update("new");
    assertThat(found.holds()).isFalse();
    assertThat(found.tables())
        .singleElement()
        .satisfies(
            leads -> {
              assertThat(leads.rows()).isEqualTo(leads.expected());
              assertThat(leads.digest()).isNotEqualTo(leads.expectedDigest());
              assertThat(leads.differences())
                  .singleElement()
                  .satisfies(
                      row -> {
                        assertThat(row.row()).isEqualTo(ada.lead.toString());
                        assertThat(row.kind()).isEqualTo(Kind.CHANGED);
                        assertThat(row.columns())
                            .containsExactly(
                                new ColumnDifference("status", json("'lost'"), json("'new'")));
                        assertThat(row.events()).extracting(Touch::event).containsExactly(captured);
                      });
            });
  }

  private void update(String status) {
    assertThat(
            database
                .sql("update crm.leads set status = ?::crm.lead_status_enum where id = ?")
                .params(status, ada.lead)
                .update())
        .isEqualTo(1);
  }
}
