package io.leadledger.query.api;

import io.leadledger.http.Caller;
import io.leadledger.query.api.catalogue.ReadTable;
import io.leadledger.query.api.render.Format;
import io.leadledger.query.api.render.RowWriter;
import io.leadledger.query.api.sql.TableQuery;
import io.leadledger.query.api.sql.TableQuery.End;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.ServletWebRequest;

/// Answers a request on a table: first what is known before the rows are sent (their count, how the
/// page ends), as headers; then the rows, as they come from the database.
@Component
class TableAnswers {
  private final ReadSession session;
  private final QuerySettings settings;
  private final ReadMetrics metrics;

  TableAnswers(ReadSession session, QuerySettings settings, ReadMetrics metrics) {
    this.session = session;
    this.settings = settings;
    this.metrics = metrics;
  }

  /// Streams the rows asked for into the response, on the calling thread. What goes wrong before
  /// the first byte is thrown as a problem; afterwards as itself, by which the container breaks the
  /// connection off.
  ///
  /// @param acceptable refuses a page that is not what was asked for
  void answer(
      Caller caller,
      ReadTable table,
      ReadRequest request,
      Format format,
      Consumer<PageHeaders> acceptable,
      ServletWebRequest exchange) {
    TableQuery query = new TableQuery(table, request, format);
    HttpServletResponse response = Objects.requireNonNull(exchange.getResponse());
    try {
      metrics.measured(
          table,
          format,
          () ->
              session.read(
                  caller,
                  sql -> {
                    query.check(sql);
                    long total = request.counted() ? query.count(sql) : PageHeaders.NOT_COUNTED;
                    long limit = Math.min(request.window().limit(), cap(format));
                    try (PageRows rows = PageRows.open(sql, query, limit)) {
                      PageHeaders headers =
                          new PageHeaders(query.rowsBefore(), rows.end().rows(), total);
                      acceptable.accept(headers);
                      headers.write(response, format);
                      writeNext(exchange, query, rows.end(), request.window().limit() > limit);
                      if (exchange.getHttpMethod() != HttpMethod.HEAD) {
                        write(rows, query.names(), request, format, response);
                      }
                      return rows.end().rows();
                    }
                  }));
    } catch (RuntimeException e) {
      throw response.isCommitted() ? e : DatabaseProblems.of(e);
    }
  }

  private static void writeNext(
      ServletWebRequest exchange, TableQuery query, End end, boolean capped) {
    List<@Nullable String> key = end.continuesAfter();
    if (key != null && end.rows() > 0) {
      PageHeaders.writeNext(
          Objects.requireNonNull(exchange.getResponse()),
          NextPage.of(exchange.getRequest(), query.next(end.rows(), key), end.rows()),
          capped ? end.rows() : null);
    }
  }

  private static void write(
      PageRows rows,
      List<String> names,
      ReadRequest request,
      Format format,
      HttpServletResponse response) {
    try {
      if (!rows.complete()) {
        // From here on a failure cannot be told as a problem any more: the client must see a broken
        // connection.
        response.flushBuffer();
      }
      Writer out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
      RowWriter writer = RowWriter.to(out, format, names, request.forSpreadsheets());
      writer.begin();
      while (rows.hasNext()) {
        writer.row(rows.next().cells());
      }
      writer.end();
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int cap(Format format) {
    return format.isStream() ? settings.streamRows() : settings.pageRows();
  }
}
