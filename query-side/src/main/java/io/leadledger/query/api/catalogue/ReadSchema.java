package io.leadledger.query.api.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One of the documented schemas and its tables, by name.
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ReadSchema(String name, @Nullable String documentation, List<ReadTable> tables) {

  public ReadSchema {
    tables = List.copyOf(tables);
  }

  public Optional<ReadTable> table(String named) {
    return tables.stream().filter(table -> table.name().equals(named)).findFirst();
  }

  public List<String> tableNames() {
    return tables.stream().map(ReadTable::name).toList();
  }
}
