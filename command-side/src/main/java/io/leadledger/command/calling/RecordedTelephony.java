package io.leadledger.command.calling;

import io.leadledger.http.ProblemException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Dials nobody: records in `command.dialled_call` what would have been. Of the number it keeps the
/// last digits only, because a record here would outlive the erasure of the lead.
@Component
class RecordedTelephony implements Telephony {
  private static final int SHOWN = 3;

  private final JdbcClient database;

  RecordedTelephony(JdbcClient database) {
    this.database = database;
  }

  /// A call that would have been made.
  ///
  /// @param phoneEnding the last digits of the number
  record Dialled(
      UUID callId, int attempt, UUID leadId, String phoneEnding, String script, Instant at) {}

  @Override
  public void dial(Call call) {
    database
        .sql(
            """
            insert into command.dialled_call (call, attempt, tenant_id, lead, phone_ending, script)
            values (?, ?, ?, ?, ?, ?) on conflict do nothing""")
        .params(
            call.call(),
            call.attempt(),
            call.tenant(),
            call.lead(),
            call.phone().substring(Math.max(0, call.phone().length() - SHOWN)),
            call.script())
        .update();
  }

  /// The latest of a campaign.
  ///
  /// @throws ProblemException if the tenant has no such campaign
  List<Dialled> of(UUID tenant, UUID campaign, int most) {
    boolean known =
        database
            .sql(
                "select exists (select from command.call_campaign where campaign = ? and tenant_id = ?)")
            .params(campaign, tenant)
            .query(Boolean.class)
            .single();
    if (!known) {
      throw new ProblemException(HttpStatus.NOT_FOUND, "not-found", "There is no such campaign.");
    }
    return database
        .sql(
            """
            select d.* from command.dialled_call d join command.ai_call c using (call)
            where d.tenant_id = ? and c.campaign = ? order by d.at desc limit ?""")
        .params(tenant, campaign, most)
        .query(
            (row, _) ->
                new Dialled(
                    row.getObject("call", UUID.class),
                    row.getInt("attempt"),
                    row.getObject("lead", UUID.class),
                    row.getString("phone_ending"),
                    row.getString("script"),
                    row.getTimestamp("at").toInstant()))
        .list();
  }
}
