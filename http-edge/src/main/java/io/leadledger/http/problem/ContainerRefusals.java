package io.leadledger.http.problem;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Map;
import java.util.Objects;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/// Tells what Tomcat refuses before any filter has seen it (a request line or a header that is no
/// HTTP) as a problem, instead of Tomcat's page. Made by Tomcat, from its class name.
public final class ContainerRefusals extends ErrorReportValve {
  private static final JsonMapper JSON = new JsonMapper();

  @Override
  protected void report(Request request, Response response, @Nullable Throwable cause) {
    int status = response.getStatus();
    if (status < HttpStatus.BAD_REQUEST.value()
        || response.getContentWritten() > 0
        || !response.setErrorReported()) {
      return;
    }
    HttpStatusCode refused = HttpStatusCode.valueOf(status);
    var problem =
        ProblemResponse.of(
            refused,
            ProblemResponse.codeOf(refused),
            refused.is5xxServerError()
                ? "Something went wrong here."
                : "The request is not HTTP that could be understood.",
            Map.of(),
            HttpHeaders.EMPTY);
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.setCharacterEncoding("UTF-8");
    try (Writer writer = Objects.requireNonNull(response.getReporter())) {
      writer.write(JSON.writeValueAsString(problem.getBody()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
