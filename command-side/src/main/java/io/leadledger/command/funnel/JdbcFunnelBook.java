package io.leadledger.command.funnel;

import io.leadledger.events.EventJson;
import io.leadledger.events.funnel.FunnelDesign;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// The tables `command.funnel`, `command.funnel_version` and `command.funnel_link`.
@Component
class JdbcFunnelBook implements FunnelBook {
  private static final JsonMapper JSON = EventJson.plainMapper();
  private static final String VERSIONS =
      "select v.*, f.key from command.funnel_version v join command.funnel f using (funnel) where v.tenant_id = ? and ";

  private final JdbcClient database;

  JdbcFunnelBook(JdbcClient database) {
    this.database = database;
  }

  @Override
  public void keepVersion(UUID tenant, KnownVersion version) {
    database
        .sql(
            """
            insert into command.funnel_version (version, tenant_id, funnel, number, design) values (?, ?, ?, ?, ?::jsonb)
            on conflict (funnel, number) do update set version = excluded.version, design = excluded.design""")
        .params(
            version.version(),
            tenant,
            version.funnel(),
            version.number(),
            JSON.writeValueAsString(version.design()))
        .update();
  }

  @Override
  public void keepFunnel(UUID tenant, KnownFunnel funnel) {
    database
        .sql(
            """
            insert into command.funnel (funnel, tenant_id, key, published, open) values (?, ?, ?, ?, ?)
            on conflict (funnel) do update set published = excluded.published, open = excluded.open""")
        .param(funnel.funnel())
        .param(tenant)
        .param(funnel.key())
        .param(funnel.published())
        .param(funnel.open())
        .update();
  }

  @Override
  public void link(UUID tenant, String from, Link link, Set<String> to) {
    database
        .sql("delete from command.funnel_link where tenant_id = ? and link = ? and from_key = ?")
        .params(tenant, link.name(), from)
        .update();
    database
        .sql(
            "insert into command.funnel_link (tenant_id, link, from_key, to_key) select ?, ?, ?, unnest(?::text[])")
        .params(tenant, link.name(), from, to.toArray(String[]::new))
        .update();
  }

  @Override
  public Optional<KnownFunnel> funnel(UUID tenant, UUID funnel) {
    return database
        .sql("select * from command.funnel where tenant_id = ? and funnel = ?")
        .params(tenant, funnel)
        .query(
            (row, _) ->
                new KnownFunnel(
                    row.getObject("funnel", UUID.class),
                    row.getString("key"),
                    row.getObject("published", UUID.class),
                    row.getBoolean("open")))
        .optional();
  }

  @Override
  public List<KnownVersion> versions(UUID tenant, UUID funnel) {
    return database
        .sql(VERSIONS + "v.funnel = ? order by v.number")
        .params(tenant, funnel)
        .query(JdbcFunnelBook::version)
        .list();
  }

  @Override
  public Optional<KnownVersion> version(UUID tenant, UUID version) {
    return database
        .sql(VERSIONS + "v.version = ?")
        .params(tenant, version)
        .query(JdbcFunnelBook::version)
        .optional();
  }

  /// The lock makes one of two who would close a circle from both ends see the other's link.
  @Override
  public Map<String, Set<String>> links(UUID tenant, Link link) {
    database
        .sql("select pg_advisory_xact_lock(hashtextextended('funnel-links/' || ?, 0))")
        .param(tenant.toString())
        .query((_, _) -> true)
        .list();
    Map<String, Set<String>> links = new HashMap<>();
    database
        .sql("select from_key, to_key from command.funnel_link where tenant_id = ? and link = ?")
        .params(tenant, link.name())
        .query(
            row -> {
              links
                  .computeIfAbsent(row.getString("from_key"), _ -> new HashSet<>())
                  .add(row.getString("to_key"));
            });
    return links;
  }

  private static KnownVersion version(ResultSet row, int number) throws SQLException {
    return new KnownVersion(
        row.getObject("version", UUID.class),
        row.getObject("funnel", UUID.class),
        row.getString("key"),
        row.getInt("number"),
        JSON.readValue(row.getString("design"), FunnelDesign.class));
  }
}
