package io.leadledger.query.api.catalogue;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.leadledger.query.api.QueryProblems;
import java.time.Duration;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// The schemas that are switched on, as the live database describes them. Looked up again after a
/// minute, so that what a migration adds appears by itself.
@Component
public class Catalogue {
  private static final Duration FRESH = Duration.ofMinutes(1);

  private final List<String> names;
  private final LoadingCache<String, ReadSchema> schemas;

  public Catalogue(
      DSLContext sql,
      @Value("${leadledger.schemas:funnel,crm,workspace,smartweb,resman}") List<String> names) {
    this.names = List.copyOf(names);
    CatalogueReader reader = new CatalogueReader(sql);
    this.schemas = Caffeine.newBuilder().expireAfterWrite(FRESH).build(reader::read);
  }

  public List<ReadSchema> schemas() {
    return names.stream().map(schemas::get).toList();
  }

  /// The schema of this name, or a 404 problem.
  public ReadSchema schema(String name) {
    if (!names.contains(name)) {
      throw QueryProblems.unknown("schema", name, names);
    }
    return schemas.get(name);
  }

  /// The table of this name, or a 404 problem.
  public ReadTable table(String schema, String name) {
    ReadSchema within = schema(schema);
    return within
        .table(name)
        .orElseThrow(() -> QueryProblems.unknown("table", name, within.tableNames()));
  }
}
