package io.leadledger.command.routing;

import io.leadledger.events.EventJson;
import io.leadledger.events.routing.RoutingWishes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// The table `command.routing_book`: entries of a kind by their key, as JSON.
@Component
class JdbcRoutingBook implements RoutingBook {
  static final RoutingWishes NO_WISHES = new RoutingWishes(null, List.of(), null, null, null);
  private static final JsonMapper JSON = EventJson.plainMapper();
  private static final String MODEL = "model";
  private static final String ROUTER = "router";
  private static final String VERSION = "prompt-version";
  private static final String IN_USE = "prompt-in-use";
  private static final String WISHES = "wishes";

  private final JdbcClient database;

  JdbcRoutingBook(JdbcClient database) {
    this.database = database;
  }

  @Override
  public void keepModel(UUID tenant, UUID model, KnownModel known) {
    keep(tenant, MODEL, model.toString(), known);
  }

  @Override
  public void keepRouter(UUID tenant, String taskType, KnownRouter known) {
    keep(tenant, ROUTER, taskType, known);
  }

  @Override
  public void keepVersion(UUID tenant, UUID version, KnownPrompt known) {
    keep(tenant, VERSION, version.toString(), known);
  }

  @Override
  public void usePrompt(UUID tenant, String name, @Nullable UUID version) {
    keep(tenant, IN_USE, name, version);
  }

  @Override
  public void keepWishes(UUID tenant, RoutingWishes wishes) {
    keep(tenant, WISHES, "", wishes);
  }

  @Override
  public Map<UUID, KnownModel> models(UUID tenant) {
    Map<UUID, KnownModel> models = new LinkedHashMap<>();
    database
        .sql(
            "select key, content from command.routing_book where tenant_id = ? and kind = ? order by key")
        .params(tenant, MODEL)
        .query(
            row -> {
              models.put(
                  UUID.fromString(row.getString("key")),
                  JSON.readValue(row.getString("content"), KnownModel.class));
            });
    return models;
  }

  @Override
  public Optional<KnownModel> model(UUID tenant, UUID model) {
    return find(tenant, MODEL, model.toString(), KnownModel.class);
  }

  @Override
  public Optional<KnownRouter> router(UUID tenant, String taskType) {
    return find(tenant, ROUTER, taskType, KnownRouter.class);
  }

  @Override
  public Optional<KnownPrompt> promptInUse(UUID tenant, String name) {
    return find(tenant, IN_USE, name, UUID.class)
        .flatMap(version -> find(tenant, VERSION, version.toString(), KnownPrompt.class));
  }

  @Override
  public RoutingWishes wishes(UUID tenant) {
    return find(tenant, WISHES, "", RoutingWishes.class).orElse(NO_WISHES);
  }

  private void keep(UUID tenant, String kind, String key, @Nullable Object content) {
    database
        .sql(
            """
            insert into command.routing_book (tenant_id, kind, key, content) values (?, ?, ?, ?::jsonb)
            on conflict (tenant_id, kind, key) do update set content = excluded.content""")
        .params(tenant, kind, key, JSON.writeValueAsString(content))
        .update();
  }

  private <T> Optional<T> find(UUID tenant, String kind, String key, Class<T> type) {
    return database
        .sql(
            """
            select content from command.routing_book
            where tenant_id = ? and kind = ? and key = ? and content <> 'null'""")
        .params(tenant, kind, key)
        .query((row, _) -> JSON.readValue(row.getString(1), type))
        .optional();
  }
}
