package io.leadledger.http.docs;

import io.leadledger.http.AtLeast;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.web.method.HandlerMethod;

/// Says at every operation which role it needs and how a refusal looks.
class DescribedProblems implements OperationCustomizer {

  @Override
  public Operation customize(Operation operation, HandlerMethod endpoint) {
    AtLeast role = endpoint.getMethodAnnotation(AtLeast.class);
    AtLeast needed = role == null ? endpoint.getBeanType().getAnnotation(AtLeast.class) : role;
    if (needed != null) {
      operation.addExtension("x-role", needed.value().value());
    }
    operation.getResponses().addApiResponse("default", problem());
    return operation;
  }

  private static ApiResponse problem() {
    Schema<?> schema =
        new ObjectSchema()
            .addProperty("type", new Schema<String>().type("string").format("uri"))
            .addProperty("title", new Schema<String>().type("string"))
            .addProperty("status", new Schema<Integer>().type("integer"))
            .addProperty("detail", new Schema<String>().type("string"))
            .addProperty("instance", new Schema<String>().type("string").format("uri-reference"))
            .addProperty("code", new Schema<String>().type("string"));
    return new ApiResponse()
        .description("Refused: problem details (RFC 9457)")
        .content(
            new Content().addMediaType("application/problem+json", new MediaType().schema(schema)));
  }
}
