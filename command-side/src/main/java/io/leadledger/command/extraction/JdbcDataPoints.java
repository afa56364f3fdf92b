package io.leadledger.command.extraction;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Definitions in the table `command.data_point`, laid over those that every tenant begins with.
@Component
class JdbcDataPoints implements KnownDataPoints {
  private final JdbcClient database;
  private final List<DataPointDefinition> initial = DataPointFile.leasing();

  JdbcDataPoints(JdbcClient database) {
    this.database = database;
  }

  private record Said(String name, @Nullable DataPointDefinition definition) {}

  @Override
  public List<DataPointDefinition> of(UUID tenant) {
    Map<String, DataPointDefinition> definitions = new LinkedHashMap<>();
    initial.forEach(each -> definitions.put(each.name(), each));
    for (Said said : said(tenant)) {
      if (said.definition() == null) {
        definitions.remove(said.name());
      } else {
        definitions.put(said.name(), said.definition());
      }
    }
    return List.copyOf(definitions.values());
  }

  @Override
  public void put(UUID tenant, DataPointDefinition definition) {
    database
        .sql(
            """
            insert into command.data_point
              (tenant_id, name, type, description, examples, allowed_values, withdrawn)
            values (?, ?, ?, ?, ?, ?, false) on conflict (tenant_id, name) do update
            set (type, description, examples, allowed_values, withdrawn) =
              (excluded.type, excluded.description, excluded.examples, excluded.allowed_values, false)""")
        .param(tenant)
        .param(definition.name())
        .param(definition.type().value())
        .param(definition.description())
        .param(definition.examples().toArray(String[]::new))
        .param(definition.allowedValues().toArray(String[]::new))
        .update();
  }

  @Override
  public void withdraw(UUID tenant, String name) {
    database
        .sql(
            """
            insert into command.data_point (tenant_id, name, withdrawn) values (?, ?, true)
            on conflict (tenant_id, name) do update set withdrawn = true""")
        .params(tenant, name)
        .update();
  }

  private List<Said> said(UUID tenant) {
    return database
        .sql(
            """
            select name, type, description, examples, allowed_values, withdrawn
            from command.data_point where tenant_id = ? order by number""")
        .param(tenant)
        .query((row, _) -> said(row))
        .list();
  }

  private static Said said(ResultSet row) throws SQLException {
    String name = row.getString("name");
    return new Said(
        name,
        row.getBoolean("withdrawn")
            ? null
            : new DataPointDefinition(
                name,
                DataPointType.of(row.getString("type")),
                row.getString("description"),
                texts(row.getArray("examples")),
                texts(row.getArray("allowed_values"))));
  }

  private static List<String> texts(Array array) throws SQLException {
    return List.of((String[]) array.getArray());
  }
}
