package io.leadledger.command.erasure;

import io.leadledger.store.EventStoreDefaults;
import io.leadledger.store.personal.SubjectKeys;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Looks for what is encrypted with people's keys, where the history is in PostgreSQL.
@Component
@Profile("!" + EventStoreDefaults.AXON_SERVER)
class StoredBelongings implements Belongings {
  private static final String STREAMS =
      """
      select distinct aggregate_identifier from events.domain_event_entry
      where tenant_id = ? and exists (
        select from unnest(?::text[]) mark where position(convert_to(mark, 'UTF8') in payload) > 0)""";

  private final JdbcClient database;

  StoredBelongings(JdbcClient database) {
    this.database = database;
  }

  @Override
  public Set<UUID> of(UUID tenant, Set<UUID> subjects) {
    Set<UUID> streams = new HashSet<>(subjects);
    streams.addAll(
        database
            .sql(STREAMS)
            .param(tenant)
            .param(subjects.stream().map(SubjectKeys::mark).toArray(String[]::new))
            .query((row, _) -> row.getObject(1, UUID.class))
            .list());
    return streams;
  }
}
