package io.leadledger.command.http;

import io.leadledger.command.platform.CommandAnswer;
import io.leadledger.command.platform.CommandContext;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.List;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.http.HttpHeaders;
import org.springframework.web.method.HandlerMethod;

/// Describes the headers that every command takes and answers with.
class DescribedCommands implements OperationCustomizer {

  @Override
  public Operation customize(Operation operation, HandlerMethod endpoint) {
    if (Stream.of(endpoint.getMethodParameters())
        .anyMatch(p -> p.getParameterType() == CommandContext.class)) {
      parameters().forEach(operation::addParametersItem);
    }
    if (CommandAnswer.class.isAssignableFrom(endpoint.getMethod().getReturnType())) {
      operation.getResponses().entrySet().stream()
          .filter(answer -> answer.getKey().startsWith("2"))
          .forEach(
              answer ->
                  answer
                      .getValue()
                      .addHeaderObject(
                          HttpHeaders.ETAG, text("The version, to be given back as If-Match"))
                      .addHeaderObject(
                          CommandAnswers.EVENT_POSITION,
                          new Header()
                              .description(
                                  "The last event's position, to be given back as Wait-For-Position")
                              .schema(new IntegerSchema().format("int64"))));
    }
    return operation;
  }

  private static List<Parameter> parameters() {
    return List.of(
        new HeaderParameter()
            .name(IdempotencyHeader.NAME)
            .description("Makes a repetition safe: same answer, no second event")
            .schema(new StringSchema().minLength(1).maxLength(255)),
        new HeaderParameter()
            .name(HttpHeaders.IF_MATCH)
            .description("Only when the version is still this one: 412 otherwise")
            .schema(new StringSchema().example("\"3\"")));
  }

  private static Header text(String description) {
    return new Header().description(description).schema(new StringSchema());
  }
}
