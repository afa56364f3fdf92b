package io.leadledger.command.erasure;

import io.leadledger.store.EventStoreDefaults;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Retention rules in the table `command.retention_rule`, and the leads that they mean.
@Component
@Profile("!" + EventStoreDefaults.AXON_SERVER)
class RetentionRules {
  /// Touched is whoever an event of the time since names, be it in passing.
  private static final String UNTOUCHED =
      """
      with since as (select now() - make_interval(days => :days) as moment),
      touched as (
        select distinct (regexp_matches(convert_from(e.payload, 'UTF8'),
          '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}', 'g'))[1] as id
        from events.domain_event_entry e, since
        where e.tenant_id = :tenant and e.time_stamp >= since.moment)
      select e.aggregate_identifier from events.domain_event_entry e, since
      where e.tenant_id = :tenant and e.payload_type = 'lead.LeadCaptured' and e.time_stamp < since.moment
        and not exists (select from touched where touched.id = e.aggregate_identifier::text)
        and not exists (select from vault.erasure x where x.subject = e.aggregate_identifier)
      order by e.global_index limit :most""";

  private final JdbcClient database;

  RetentionRules(JdbcClient database) {
    this.database = database;
  }

  void set(RetentionRule rule) {
    database
        .sql(
            """
            insert into command.retention_rule (tenant_id, untouched_days, actor) values (?, ?, ?)
            on conflict (tenant_id) do update
            set untouched_days = excluded.untouched_days, actor = excluded.actor, made_at = now()""")
        .params(rule.tenant(), rule.untouchedDays(), rule.actor())
        .update();
  }

  void remove(UUID tenant) {
    database.sql("delete from command.retention_rule where tenant_id = ?").param(tenant).update();
  }

  Optional<RetentionRule> of(UUID tenant) {
    return database
        .sql("select * from command.retention_rule where tenant_id = ?")
        .param(tenant)
        .query(RetentionRules::rule)
        .optional();
  }

  List<RetentionRule> all() {
    return database.sql("select * from command.retention_rule").query(RetentionRules::rule).list();
  }

  /// Leads that nothing has happened to for so many days, the oldest first.
  List<UUID> untouched(UUID tenant, int days, int most) {
    return database
        .sql(UNTOUCHED)
        .param("tenant", tenant)
        .param("days", days)
        .param("most", most)
        .query((row, _) -> row.getObject(1, UUID.class))
        .list();
  }

  private static RetentionRule rule(ResultSet row, int number) throws SQLException {
    return new RetentionRule(
        row.getObject("tenant_id", UUID.class),
        row.getInt("untouched_days"),
        row.getObject("actor", UUID.class));
  }
}
