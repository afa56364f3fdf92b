package io.leadledger.query.erasure;

import io.leadledger.query.projection.ReadSchemas;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Tables that hold read rows besides those which are projected into here: of rebuilds, of schemas
/// whose place a rebuilt one has taken, and of schemas that are switched off.
@Component
class OtherTables {
  private static final Logger LOG = LoggerFactory.getLogger(OtherTables.class);

  private final ReadSchemas schemas;
  private final JdbcClient database;
  private volatile List<String> told = List.of();

  OtherTables(ReadSchemas schemas, JdbcClient database) {
    this.schemas = schemas;
    this.database = database;
  }

  /// Has rebuilds cancelled that know the subjects' keys, and says whether nothing is left that
  /// would keep or bring back what they say.
  boolean areGone(Set<UUID> subjects) {
    boolean rebuilt = !cancelRebuilds(subjects);
    List<String> left = left();
    if (!left.equals(told) && !left.isEmpty()) {
      LOG.warn(
          "An erasure waits for these schemas, which are not projected into here: {}. One that is"
              + " switched off has to be switched on, or dropped",
          left);
    }
    told = left;
    return rebuilt && left.isEmpty();
  }

  /// A schema that began to be filled while the key was there would bring back what it says.
  private boolean cancelRebuilds(Set<UUID> subjects) {
    return database
            .sql(
                """
                update projection.rebuild set cancelling = true
                where state not in ('switched', 'cancelled', 'failed') and requested_at
                  <= (select max(requested_at) + interval '2 minutes' from vault.erasure where subject = any (?))""")
            .param(subjects.toArray(UUID[]::new))
            .update()
        > 0;
  }

  private List<String> left() {
    return database
        .sql(
            """
            select nspname from pg_namespace, unnest(?::text[]) schema
            where nspname = schema || '_replaced' or nspname = schema and not schema = any (?::text[]) order by 1""")
        .param(ReadSchemas.DOCUMENTED.toArray(String[]::new))
        .param(schemas.names().toArray(String[]::new))
        .query((row, _) -> row.getString(1))
        .list();
  }
}
