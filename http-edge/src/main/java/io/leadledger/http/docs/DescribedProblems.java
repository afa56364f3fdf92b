package io.leadledger.http.docs;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/// Says at every operation how a refusal looks, also at those that no controller has. Comes after
/// everybody who adds operations.
@Order(Ordered.LOWEST_PRECEDENCE)
class DescribedProblems implements OpenApiCustomizer {
  private static final String SCHEMA = "problem";

  @Override
  public void customise(OpenAPI api) {
    api.schema(SCHEMA, problem());
    api.getPaths().values().stream()
        .map(PathItem::readOperations)
        .forEach(operations -> operations.forEach(DescribedProblems::describe));
  }

  private static void describe(Operation operation) {
    operation
        .getResponses()
        .addApiResponse(
            "default",
            new ApiResponse()
                .description("Refused: problem details (RFC 9457)")
                .content(content()));
    operation.getResponses().entrySet().stream()
        .filter(answer -> answer.getKey().startsWith("4") && answer.getValue().getContent() == null)
        .forEach(answer -> answer.getValue().content(content()));
  }

  private static Content content() {
    return new Content()
        .addMediaType(
            "application/problem+json",
            new MediaType().schema(new Schema<>().$ref("#/components/schemas/" + SCHEMA)));
  }

  private static Schema<?> problem() {
    return new ObjectSchema()
        .description("Why a request was refused. `code` is stable; some codes have more members.")
        .addProperty("type", new Schema<String>().type("string").format("uri"))
        .addProperty("title", new Schema<String>().type("string"))
        .addProperty("status", new Schema<Integer>().type("integer"))
        .addProperty("detail", new Schema<String>().type("string"))
        .addProperty("instance", new Schema<String>().type("string").format("uri-reference"))
        .addProperty("code", new Schema<String>().type("string"));
  }
}
