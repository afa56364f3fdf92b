package io.leadledger.query.api;

import io.leadledger.http.Caller;
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
import org.jooq.DSLContext;
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
  void answer(Caller caller, TableQuestion question, ServletWebRequest exchange) {
    TableQuery query = new TableQuery(question.table(), question.request(), question.format());
    try {
      metrics.measured(
          question.table(),
          question.format(),
          () -> session.read(caller, sql -> answer(sql, query, question, exchange)));
    } catch (RuntimeException e) {
      throw responseOf(exchange).isCommitted() ? e : DatabaseProblems.of(e);
    }
  }

  private long answer(
      DSLContext sql, TableQuery query, TableQuestion question, ServletWebRequest exchange) {
    query.check(sql);
    long asked = question.request().window().limit();
    long limit = Math.min(asked, cap(question.format()));
    long total = question.request().counted() ? query.count(sql) : PageHeaders.NOT_COUNTED;
    try (PageRows rows = PageRows.open(sql, query, limit)) {
      PageHeaders headers = new PageHeaders(query.rowsBefore(), rows.end().rows(), total);
      question.acceptable().accept(headers);
      headers.write(responseOf(exchange), question.format());
      writeNext(exchange, query, rows.end(), asked > limit);
      if (exchange.getHttpMethod() != HttpMethod.HEAD) {
        write(rows, query.names(), question, responseOf(exchange));
      }
      return rows.end().rows();
    }
  }

  private static void writeNext(
      ServletWebRequest exchange, TableQuery query, End end, boolean capped) {
    List<@Nullable String> key = end.continuesAfter();
    if (key != null && end.rows() > 0) {
      PageHeaders.writeNext(
          responseOf(exchange),
          NextPage.of(exchange.getRequest(), query.next(end.rows(), key), end.rows()),
          capped ? end.rows() : null);
    }
  }

  private static void write(
      PageRows rows, List<String> names, TableQuestion question, HttpServletResponse response) {
    try {
      if (!rows.complete()) {
        // From here on a failure cannot be told as a problem any more: the client must see a broken
        // connection.
        response.flushBuffer();
      }
      Writer out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
      RowWriter writer =
          RowWriter.to(out, question.format(), names, question.request().forSpreadsheets());
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

  private static HttpServletResponse responseOf(ServletWebRequest exchange) {
    return Objects.requireNonNull(exchange.getResponse());
  }

  private int cap(Format format) {
    return format.isStream() ? settings.streamRows() : settings.pageRows();
  }
}
