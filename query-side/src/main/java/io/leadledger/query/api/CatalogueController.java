package io.leadledger.query.api;

import io.leadledger.http.AtLeast;
import io.leadledger.http.Role;
import io.leadledger.query.api.catalogue.Catalogue;
import io.leadledger.query.api.catalogue.ReadSchema;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What can be read, with its documentation.
@Tag(name = "catalogue", description = "What can be read")
@RestController
@RequestMapping("/api/v1")
@AtLeast(Role.ANALYST)
class CatalogueController {
  private final Catalogue catalogue;

  CatalogueController(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /// A schema in few words.
  record SchemaSummary(String name, String documentation, int tables, String address) {}

  @Operation(summary = "The schemas that are switched on")
  @GetMapping
  List<SchemaSummary> schemas() {
    return catalogue.schemas().stream().map(CatalogueController::summary).toList();
  }

  @Operation(summary = "A schema's tables and columns with their types and documentation")
  @GetMapping("/{schema}")
  ReadSchema schema(@PathVariable String schema) {
    return catalogue.schema(schema);
  }

  private static SchemaSummary summary(ReadSchema schema) {
    String documentation = schema.documentation();
    return new SchemaSummary(
        schema.name(),
        documentation == null ? "" : documentation,
        schema.tables().size(),
        "/api/v1/" + schema.name());
  }
}
