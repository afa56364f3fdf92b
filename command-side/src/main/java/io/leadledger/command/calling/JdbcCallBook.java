package io.leadledger.command.calling;

import io.leadledger.command.deadline.DurableDeadlines;
import io.leadledger.events.EventJson;
import io.leadledger.events.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// The tables `command.call_campaign` and `command.ai_call`.
@Component
class JdbcCallBook implements CallBook {
  private static final JsonMapper JSON = EventJson.plainMapper();

  private final JdbcClient database;
  private final ObjectProvider<DurableDeadlines> deadlines;

  /// @param deadlines which themselves know those who look at this book
  JdbcCallBook(JdbcClient database, ObjectProvider<DurableDeadlines> deadlines) {
    this.database = database;
    this.deadlines = deadlines;
  }

  @Override
  public List<UUID> enter(UUID tenant, UUID campaign, List<UUID> leads) {
    return leads.stream().filter(lead -> enter(tenant, campaign, lead)).toList();
  }

  private boolean enter(UUID tenant, UUID campaign, UUID lead) {
    return database
            .sql(
                """
                insert into command.ai_call (call, tenant_id, campaign, lead, conversation)
                values (?, ?, ?, ?, ?) on conflict (campaign, lead) do nothing""")
            .params(Ids.next(), tenant, campaign, lead, Ids.next())
            .update()
        == 1;
  }

  @Override
  public void keepCampaign(UUID tenant, UUID campaign, KnownCampaign known) {
    database
        .sql(
            """
            insert into command.call_campaign (campaign, tenant_id, content) values (?, ?, ?::jsonb)
            on conflict (campaign) do update set content = excluded.content""")
        .params(campaign, tenant, JSON.writeValueAsString(known))
        .update();
  }

  @Override
  public Optional<KnownCampaign> campaign(UUID campaign) {
    return database
        .sql("select content from command.call_campaign where campaign = ?")
        .param(campaign)
        .query((row, _) -> JSON.readValue(row.getString(1), KnownCampaign.class))
        .optional();
  }

  @Override
  public List<KnownCall> some(UUID campaign, String status, int most) {
    return database
        .sql(
            "select * from command.ai_call where campaign = ? and status = ? order by call limit ?")
        .params(campaign, status, most)
        .query(JdbcCallBook::call)
        .list();
  }

  @Override
  public Optional<KnownCall> call(UUID call) {
    return database
        .sql("select * from command.ai_call where call = ?")
        .param(call)
        .query(JdbcCallBook::call)
        .optional();
  }

  @Override
  public void keepCall(UUID call, String status, int attempt, Instant due) {
    database
        .sql("update command.ai_call set status = ?, attempt = ?, due = ? where call = ?")
        .params(status, attempt, Timestamp.from(due), call)
        .update();
  }

  @Override
  public Tally tally(UUID campaign) {
    return database
        .sql(
            """
            select count(*) filter (where status = 'completed') as completed,
              count(*) filter (where status in ('failed', 'cancelled')) as failed,
              count(*) filter (where status in ('entered', 'planned', 'dialled')) as open
            from command.ai_call where campaign = ?""")
        .param(campaign)
        .query(
            (row, _) ->
                new Tally(row.getInt("completed"), row.getInt("failed"), row.getInt("open")))
        .single();
  }

  @Override
  public boolean hasRoom(UUID campaign, int atOnce) {
    database
        .sql("select 1 from command.call_campaign where campaign = ? for update")
        .param(campaign)
        .query((row, _) -> row.getInt(1))
        .single();
    return database
            .sql("select count(*) from command.ai_call where campaign = ? and status = 'dialled'")
            .param(campaign)
            .query((row, _) -> row.getInt(1))
            .single()
        < atOnce;
  }

  @Override
  public void planSoon(UUID tenant, UUID actor, UUID campaign) {
    deadlines
        .getObject()
        .set(
            PlanCallsDeadline.KIND,
            campaign + "/" + Ids.next(),
            tenant + " " + actor + " " + campaign,
            Instant.now());
  }

  @Override
  public void lookAt(UUID tenant, UUID actor, UUID call, int attempt, Instant due) {
    deadlines
        .getObject()
        .set(
            CallDeadline.KIND,
            call + "/" + attempt,
            tenant + " " + actor + " " + call + " " + attempt,
            due);
  }

  private static KnownCall call(ResultSet row, int number) throws SQLException {
    return new KnownCall(
        row.getObject("call", UUID.class),
        row.getObject("tenant_id", UUID.class),
        row.getObject("campaign", UUID.class),
        row.getObject("lead", UUID.class),
        row.getObject("conversation", UUID.class),
        row.getString("status"),
        row.getInt("attempt"),
        row.getTimestamp("due").toInstant());
  }
}
