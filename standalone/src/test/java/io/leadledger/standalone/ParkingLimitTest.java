package io.leadledger.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/// A table that refuses everything stops its projection instead of moving the history into the
/// dead-letter queue.
@TestPropertySource(properties = "leadledger.projection.most-parked=3")
class ParkingLimitTest extends Running {
  @Autowired private EventProcessingConfiguration processing;

  @Test
  void a_projection_that_refuses_too_many_streams_stops_and_goes_on_once_it_is_mended()
      throws Exception {
    sql()
        .sql(
            """
            alter table resman."user" add constraint refuses_all check (lead_source <> 'refused')
            not valid""")
        .update();
    // All at once: then none of them stays parked, because there are too many.
    StreamingEventProcessor projection =
        processing.eventProcessor("resman", StreamingEventProcessor.class).orElseThrow();
    projection.shutDown();
    long position = 0;
    for (int i = 0; i < 6; i++) {
      position =
          post("/api/v1/leads", Map.of("source", "refused", "browserId", "b" + i)).position();
    }
    projection.start();
    // Also while it waits to try again.
    await()
        .during(Duration.ofSeconds(3))
        .untilAsserted(() -> assertThat(get("/actuator/health/readiness").status()).isEqualTo(503));
    assertThat(get("/api/v1/admin/dead-letters").body().size()).isLessThanOrEqualTo(3);
    assertThat(rows("crm/leads", "limit=10", position).size()).isEqualTo(6);

    sql().sql("alter table resman.\"user\" drop constraint refuses_all").update();
    await()
        .atMost(Duration.ofSeconds(90))
        .untilAsserted(
            () ->
                assertThat(
                        sql()
                            .sql("select count(*) from resman.\"user\"")
                            .query(Long.class)
                            .single())
                    .isGreaterThanOrEqualTo(3));
    assertThat(get("/api/v1/resman/user", "Wait-For-Position", Long.toString(position)).status())
        .isEqualTo(200);
  }
}
