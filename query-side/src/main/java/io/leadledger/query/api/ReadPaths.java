package io.leadledger.query.api;

import io.leadledger.http.Role;
import io.leadledger.query.api.catalogue.Catalogue;
import io.leadledger.query.api.catalogue.ReadColumn;
import io.leadledger.query.api.catalogue.ReadSchema;
import io.leadledger.query.api.catalogue.ReadTable;
import io.leadledger.query.api.grammar.Operator;
import io.leadledger.query.api.render.Format;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;

/// Describes in OpenAPI each table that can be read: a path for its rows, one for a row, a schema
/// of its columns.
@Component
class ReadPaths implements OpenApiCustomizer {
  private static final String OPERATORS =
      "A condition `operator.value`, the operator being one of "
          + String.join(", ", Operator.words())
          + "; `not.` in front negates it; `in.(a,b)` lists values; `is.` takes null, not_null, true, false or"
          + " unknown; `like` and `ilike` take `*` for any text.";

  private final Catalogue catalogue;

  ReadPaths(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  @Override
  public void customise(OpenAPI api) {
    for (ReadSchema schema : catalogue.schemas()) {
      for (ReadTable table : schema.tables()) {
        String name = schema.name() + "." + table.name();
        String path = "/api/v1/" + schema.name() + "/" + table.name();
        api.schema(name, row(table));
        api.path(path, new PathItem().get(rows(table, name)));
        if (table.primaryKey().size() == 1) {
          api.path(path + "/{id}", new PathItem().get(row(table, name)));
        }
      }
    }
  }

  private static Operation rows(ReadTable table, String name) {
    Operation operation =
        operation(table, "Rows of " + name)
            .operationId("read-" + name)
            .addParametersItem(
                query("select", "Columns: `a,alias:b,c::text,data->>key`; all by default"))
            .addParametersItem(
                query("order", "Order: `a.desc.nullslast,b`; the primary key decides ties"))
            .addParametersItem(query("limit", "The most rows to answer"))
            .addParametersItem(
                query("offset", "How many rows to leave out before; better follow `Link`"))
            .addParametersItem(
                query("and", "Conditions that all hold: `(a.eq.1,or(b.gt.2,c.is.null))`"))
            .addParametersItem(query("or", "Conditions one of which holds: `(a.eq.1,b.gt.2)`"))
            .addParametersItem(
                query("_csv", "`spreadsheet`: CSV in which no text can be taken for a formula"))
            .addParametersItem(
                new Parameter()
                    .in("header")
                    .name("Prefer")
                    .description("`count=exact`: how many rows match, in `Content-Range`")
                    .schema(text()));
    for (ReadColumn column : table.columns()) {
      operation.addParametersItem(query(column.name(), OPERATORS));
    }
    Content content = new Content();
    for (Format format : Format.values()) {
      content.addMediaType(
          format.mediaType().toString(), new MediaType().schema(body(format, name)));
    }
    return operation.responses(
        new ApiResponses()
            .addApiResponse("200", new ApiResponse().description("The rows").content(content))
            .addApiResponse(
                "206",
                new ApiResponse()
                    .description("A part of the rows that were counted")
                    .content(content)));
  }

  private static Operation row(ReadTable table, String name) {
    Content content =
        new Content().addMediaType("application/json", new MediaType().schema(reference(name)));
    return operation(table, "One row of " + name + " by its primary key")
        .operationId("read-one-" + name)
        .addParametersItem(new Parameter().in("path").name("id").required(true).schema(text()))
        .addParametersItem(query("select", "Columns, all by default"))
        .addParametersItem(
            query(
                "at",
                "A position or a time: the whole row as it was then, made anew from the history"))
        .responses(
            new ApiResponses()
                .addApiResponse("200", new ApiResponse().description("The row").content(content))
                .addApiResponse("404", new ApiResponse().description("There is no such row")));
  }

  private static Operation operation(ReadTable table, String summary) {
    Operation operation =
        new Operation()
            .addTagsItem(table.schema())
            .summary(summary)
            .description(table.documentation());
    operation.addExtension("x-role", Role.ANALYST.value());
    return operation;
  }

  private static Schema<?> body(Format format, String name) {
    return switch (format) {
      case JSON -> new Schema<>().type("array").items(reference(name));
      case OBJECT -> reference(name);
      case NDJSON, CSV -> text();
    };
  }

  private static Schema<?> row(ReadTable table) {
    Schema<Object> row = new Schema<>();
    row.type("object").description(table.documentation());
    for (ReadColumn column : table.columns()) {
      row.addProperty(column.name(), value(column));
    }
    return row;
  }

  private static Schema<?> value(ReadColumn column) {
    Schema<Object> value = new Schema<>();
    @Nullable String type = jsonType(column);
    if (type != null) {
      value.setTypes(
          new java.util.LinkedHashSet<>(column.nullable() ? List.of(type, "null") : List.of(type)));
    }
    if (type != null && type.equals("array")) {
      value.items(new Schema<>());
    }
    if (!column.values().isEmpty()) {
      value.setEnum(List.copyOf(column.values()));
    }
    return value.format(format(column)).description(column.documentation());
  }

  private static @Nullable String jsonType(ReadColumn column) {
    return switch (column.kind()) {
      case TEXT, RANGE, OTHER -> "string";
      case BOOLEAN -> "boolean";
      case NUMBER ->
          switch (column.sqlType()) {
            case "smallint", "integer", "bigint" -> "integer";
            default -> "number";
          };
      case ARRAY -> "array";
      case JSON -> null;
    };
  }

  private static @Nullable String format(ReadColumn column) {
    return switch (column.sqlType()) {
      case "uuid" -> "uuid";
      case "date" -> "date";
      case "timestamp with time zone" -> "date-time";
      case "bigint" -> "int64";
      case "integer" -> "int32";
      default -> null;
    };
  }

  private static Parameter query(String name, String description) {
    return new Parameter().in("query").name(name).description(description).schema(text());
  }

  private static Schema<?> reference(String name) {
    return new Schema<>().$ref("#/components/schemas/" + name);
  }

  private static Schema<?> text() {
    return new Schema<>().type("string");
  }
}
