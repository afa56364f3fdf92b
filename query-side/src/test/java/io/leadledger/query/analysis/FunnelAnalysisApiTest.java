package io.leadledger.query.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import io.leadledger.events.Ids;
import io.leadledger.http.Role;
import io.leadledger.query.analysis.PlainFunnel.Question;
import io.leadledger.query.api.Api;
import io.leadledger.query.api.Api.Answer;
import io.leadledger.query.api.Library;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@SpringBootTest(
    classes = {Library.class, FunnelAnalysisApiTest.Analysis.class},
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "spring.config.import=classpath:http-edge.properties",
      "leadledger.schemas=funnel,crm",
      "leadledger.master-key-file=${java.io.tmpdir}/leadledger-analysis-test-${random.uuid}.key"
    })
class FunnelAnalysisApiTest {
  @LocalServerPort private int port;
  @Autowired private JWKSource<SecurityContext> keys;
  @Autowired private DataSource database;

  private final UUID tenant = Ids.next();
  private final List<PlainFunnel.Journey> journeys = Journeys.of(11, 60);
  private Api api;
  private String funnel;

  @Configuration
  @ComponentScan("io.leadledger.query.analysis")
  static class Analysis {}

  @BeforeEach
  void write() {
    api = new Api(port, keys, tenant, Role.ANALYST);
    funnel =
        "/api/v1/funnels/"
            + new FunnelRows(JdbcClient.create(database), tenant)
                .write(Journeys.MILESTONES, journeys);
  }

  @Test
  void an_analysis_tells_each_group_step_by_step() {
    Answer answer =
        api.get(funnel + "/analysis?breakdown=source&window=P10D&asOf=" + Journeys.AS_OF);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    JsonNode groups = answer.json().get("groups");
    List<PlainFunnel.Line> counted =
        new PlainFunnel(Journeys.MILESTONES, journeys, Journeys.AS_OF)
            .lines(new Question("ordered", Duration.ofDays(10), null, "source", ZoneId.of("UTC")));
    assertThat(groups.size() * 6).isEqualTo(counted.size());
    for (int i = 0; i < counted.size(); i++) {
      JsonNode step = groups.get(i / 6).get("steps").get(i % 6);
      assertThat(step.get("reached").asLong()).isEqualTo(counted.get(i).reached());
      assertThat(step.get("dropped").asLong()).isEqualTo(counted.get(i).dropped());
    }
    assertThat(groups.get(0).get("steps").get(1).get("milestone").asString()).isEqualTo("found");
  }

  @Test
  void without_parameters_it_is_ordered_and_within_thirty_days() {
    JsonNode analysis = api.get(funnel + "/analysis").json();
    assertThat(analysis.get("order").asString()).isEqualTo("ordered");
    assertThat(analysis.get("window").asString()).isEqualTo("P30D");
    JsonNode everybody = api.get(funnel + "/analysis?window=none").json().get("groups").get(0);
    assertThat(everybody.get("entered").asLong()).isEqualTo(60);
  }

  @Test
  void a_trend_tells_each_period() {
    JsonNode points = api.get(funnel + "/trend?period=month").json().get("points");
    assertThat(points.size()).isGreaterThan(3);
    assertThat(points.get(0).get("start").asString()).endsWith("-01");
    assertThat(points.get(0).get("steps").size()).isEqualTo(6);
  }

  @Test
  void what_cannot_be_meant_is_refused_with_all_that_is_wrong() {
    Answer answer =
        api.get(
            funnel
                + "/analysis?order=random&window=-P1D&cohort=hour&breakdown=shoe&timezone=Mars/Olympus");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().get("errors").size()).isEqualTo(5);
    assertThat(api.get(funnel + "/trend?period=hour").status()).isEqualTo(400);
    assertThat(api.get(funnel + "/analysis?from=yesterday").status()).isEqualTo(400);
  }

  @Test
  void another_tenant_s_funnel_is_not_there() {
    Api other = new Api(port, keys, Ids.next(), Role.ANALYST);
    assertThat(other.get(funnel + "/analysis").status()).isEqualTo(404);
    assertThat(other.get(funnel + "/trend").status()).isEqualTo(404);
  }
}
