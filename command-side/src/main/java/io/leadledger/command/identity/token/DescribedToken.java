package io.leadledger.command.identity.token;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;

/// Describes the token endpoint, which is a filter and no controller.
@Component
class DescribedToken implements OpenApiCustomizer {
  private static final String SCHEME = "clientSecret";

  @Override
  public void customise(OpenAPI api) {
    api.getComponents()
        .addSecuritySchemes(
            SCHEME,
            new SecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("basic")
                .description("An API key: client id and client secret."));
    api.path("/oauth2/token", new PathItem().post(exchange()));
  }

  private static Operation exchange() {
    return new Operation()
        .operationId("token")
        .addTagsItem("Access")
        .summary("Exchange an API key for an access token (RFC 6749, client credentials)")
        .description(
            "Id and secret of the key come by HTTP Basic or in the form. The token is good for ten minutes.")
        .security(List.of(new SecurityRequirement().addList(SCHEME), new SecurityRequirement()))
        .requestBody(
            new RequestBody()
                .required(true)
                .content(content("application/x-www-form-urlencoded", form())))
        .responses(
            new ApiResponses()
                .addApiResponse(
                    "200",
                    new ApiResponse()
                        .description("The token")
                        .content(content("application/json", token())))
                .addApiResponse("400", error("No such grant type, or the form is wrong"))
                .addApiResponse("401", error("There is no such key, or its secret is another"))
                .addApiResponse(
                    "429",
                    new ApiResponse()
                        .description("Too many wrong secrets from this address")
                        .addHeaderObject(
                            "Retry-After",
                            new Header()
                                .description("Seconds to wait")
                                .schema(new IntegerSchema()))));
  }

  private static Schema<?> form() {
    return new ObjectSchema()
        .addProperty("grant_type", new StringSchema()._const("client_credentials"))
        .addProperty("client_id", new StringSchema().format("uuid"))
        .addProperty("client_secret", new StringSchema().format("password"))
        .addRequiredItem("grant_type");
  }

  private static Schema<?> token() {
    return new ObjectSchema()
        .addProperty("access_token", new StringSchema())
        .addProperty("token_type", new StringSchema()._const("Bearer"))
        .addProperty("expires_in", new IntegerSchema().description("Seconds"));
  }

  private static ApiResponse error(String description) {
    return new ApiResponse()
        .description(description)
        .content(
            content(
                "application/json", new ObjectSchema().addProperty("error", new StringSchema())));
  }

  private static Content content(String type, Schema<?> schema) {
    return new Content().addMediaType(type, new MediaType().schema(schema));
  }
}
