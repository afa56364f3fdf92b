package io.leadledger.query.api;

import io.leadledger.query.api.render.Format;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/// What the headers say about a page, as PostgREST says it: `Content-Range: 0-24/3573`, 206 for a
/// part of a counted whole.
record PageHeaders(long rowsBefore, long rows, long total) {
  static final long NOT_COUNTED = -1;

  /// Tells that there are more rows than one answer may have, although no such limit was asked for.
  static final String ROWS_CAPPED = "Rows-Capped-At";

  void refuseBeyondEnd() {
    if (total != NOT_COUNTED && rowsBefore > total) {
      throw QueryProblems.of(
          HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE,
          "range-not-satisfiable",
          "Requested range not satisfiable",
          "An offset of %d was requested, but there are only %d rows."
              .formatted(rowsBefore, total));
    }
  }

  /// Client libraries know this refusal by PostgREST's own code.
  void refuseUnlessSingle() {
    if (rows != 1) {
      throw QueryProblems.of(
          HttpStatus.NOT_ACCEPTABLE,
          "PGRST116",
          "Cannot coerce the result to a single JSON object",
          "The result contains %d rows".formatted(rows));
    }
  }

  void refuseUnlessThere() {
    if (rows == 0) {
      throw QueryProblems.of(
          HttpStatus.NOT_FOUND, "row-not-found", "There is no row with this key", null);
    }
  }

  void write(HttpServletResponse response, Format format) {
    boolean part = total != NOT_COUNTED && rows < total;
    response.setStatus(part ? HttpStatus.PARTIAL_CONTENT.value() : HttpStatus.OK.value());
    response.setContentType(format.mediaType() + ";charset=UTF-8");
    response.setHeader(
        HttpHeaders.CONTENT_RANGE, range() + "/" + (total == NOT_COUNTED ? "*" : total));
    response.setHeader("Range-Unit", "items");
    response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
    if (total != NOT_COUNTED) {
      response.setHeader("Preference-Applied", "count=exact");
    }
  }

  static void writeNext(HttpServletResponse response, String next, @Nullable Long cappedAt) {
    response.addHeader(HttpHeaders.LINK, "<" + next + ">; rel=\"next\"");
    if (cappedAt != null) {
      response.setHeader(ROWS_CAPPED, cappedAt.toString());
    }
  }

  private String range() {
    return rows == 0 ? "*" : rowsBefore + "-" + (rowsBefore + rows - 1);
  }
}
