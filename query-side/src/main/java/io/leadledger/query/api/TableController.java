package io.leadledger.query.api;

import io.leadledger.http.AtLeast;
import io.leadledger.http.Caller;
import io.leadledger.http.Role;
import io.leadledger.query.api.ReadRequest.Window;
import io.leadledger.query.api.catalogue.Catalogue;
import io.leadledger.query.api.catalogue.ReadTable;
import io.leadledger.query.api.grammar.FieldPath;
import io.leadledger.query.api.grammar.Filter;
import io.leadledger.query.api.grammar.Operator;
import io.leadledger.query.api.grammar.Place;
import io.leadledger.query.api.render.Format;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;

/// Rows of the read tables, in PostgREST's grammar. [ReadPaths] describes each table by itself.
@Hidden
@RestController
@RequestMapping("/api/v1/{schema}/{table}")
@AtLeast(Role.ANALYST)
class TableController {
  private final Catalogue catalogue;
  private final TableAnswers answers;

  TableController(Catalogue catalogue, TableAnswers answers) {
    this.catalogue = catalogue;
    this.answers = answers;
  }

  @GetMapping
  void rows(
      @PathVariable String schema,
      @PathVariable String table,
      @RequestHeader HttpHeaders headers,
      Caller caller,
      ServletWebRequest exchange) {
    Asked asked = asked(schema, table, headers, exchange);
    answers.answer(
        caller,
        new TableQuestion(
            asked.table(),
            asked.request(),
            asked.format(),
            asked.format() == Format.OBJECT
                ? PageHeaders::refuseUnlessSingle
                : PageHeaders::refuseBeyondEnd),
        exchange);
  }

  /// One row by its primary key; 404 if there is none, or none of the caller's tenant.
  @GetMapping("/{id}")
  void row(
      @PathVariable String schema,
      @PathVariable String table,
      @PathVariable String id,
      @RequestHeader HttpHeaders headers,
      Caller caller,
      ServletWebRequest exchange) {
    Asked asked = asked(schema, table, headers, exchange);
    answers.answer(
        caller,
        new TableQuestion(
            asked.table(),
            withKey(asked.request(), key(asked.table()), id),
            asked.format() == Format.JSON ? Format.OBJECT : asked.format(),
            PageHeaders::refuseUnlessThere),
        exchange);
  }

  /// What the address, its parameters and its headers ask for.
  private record Asked(ReadTable table, ReadRequest request, Format format) {}

  private Asked asked(
      String schema, String table, HttpHeaders headers, ServletWebRequest exchange) {
    return new Asked(
        catalogue.table(schema, table),
        new ReadRequestParser(exchange.getParameterMap(), headers).parse(),
        Format.accepted(headers.getFirst(HttpHeaders.ACCEPT)));
  }

  private static String key(ReadTable table) {
    if (table.primaryKey().size() != 1) {
      throw QueryProblems.of(
          HttpStatus.NOT_FOUND,
          "no-single-key",
          "Rows of "
              + table.name()
              + " have no key of one column: filter by "
              + String.join(", ", table.primaryKey()),
          null);
    }
    return table.primaryKey().getFirst();
  }

  private static ReadRequest withKey(ReadRequest asked, String key, String id) {
    Place place = new Place("id", 0);
    Filter sameKey =
        new Filter.Compares(new FieldPath(key, List.of(), place), Operator.EQ, id, place);
    return new ReadRequest(
        asked.select(),
        new Filter.All(List.of(asked.filter(), sameKey)),
        List.of(),
        Window.ALL,
        null,
        false,
        asked.forSpreadsheets());
  }
}
