package io.leadledger.query.api.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A read table, its columns in their order and the names of its primary key's columns.
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ReadTable(
    String schema,
    String name,
    @Nullable String documentation,
    List<String> primaryKey,
    List<ReadColumn> columns) {

  public ReadTable {
    primaryKey = List.copyOf(primaryKey);
    columns = List.copyOf(columns);
  }

  public Optional<ReadColumn> column(String named) {
    return columns.stream().filter(column -> column.name().equals(named)).findFirst();
  }

  public List<String> columnNames() {
    return columns.stream().map(ReadColumn::name).toList();
  }
}
