package io.leadledger.command.conversation;

import io.leadledger.command.platform.CommandResult;
import io.leadledger.http.ProblemException;
import io.leadledger.http.TakesNoToken;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Where providers of channels tell of messages and of what became of ours. Whoever calls proves it
/// by a signature (Standard Webhooks) instead of a token.
@RestController
@Tag(name = "Channels", description = "How messages come in from providers")
class InboundController {
  private static final int LIMIT = 1_048_576;

  private final ChannelWebhooks webhooks;
  private final InboundMessages inbound;
  private final List<InboundNews> others;
  private final JsonMapper json;

  InboundController(
      ChannelWebhooks webhooks,
      InboundMessages inbound,
      List<InboundNews> others,
      JsonMapper json) {
    this.others = others;
    this.webhooks = webhooks;
    this.inbound = inbound;
    this.json = json;
  }

  @PostMapping(
      path = "/api/v1/channels/{channel}/webhooks/{id}",
      consumes = MediaType.APPLICATION_JSON_VALUE)
  @SecurityRequirements
  @TakesNoToken(because = "the request is signed with the webhook's secret")
  @Operation(
      summary =
          "Take what a provider tells: message.received, .delivered, .read or .failed;"
              + " call.completed or .missed",
      description =
          "Signed as Standard Webhooks asks. A repeated `webhook-id` is answered as the first"
              + " time.",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              content = @Content(schema = @Schema(implementation = InboundBody.class))))
  CommandResult take(
      @PathVariable String channel, @PathVariable UUID id, HttpServletRequest request)
      throws IOException {
    ChannelWebhooks.Speaker webhook =
        webhooks
            .find(channel, id)
            .orElseThrow(
                () ->
                    new ProblemException(
                        HttpStatus.NOT_FOUND,
                        "not-found",
                        "There is no such webhook on this channel."));
    String body = text(request);
    webhooks.verify(webhook, body, headers(request));
    InboundBody told = parsed(body);
    String type = told.type() == null ? "" : told.type();
    return others.stream()
        .filter(other -> other.isFor(channel, type))
        .findFirst()
        .map(other -> other.take(webhook.by(), body))
        .orElseGet(() -> inbound.take(webhook, request.getHeader("webhook-id"), body, told));
  }

  private static String text(HttpServletRequest request) throws IOException {
    byte[] body = request.getInputStream().readNBytes(LIMIT + 1);
    if (body.length > LIMIT) {
      throw new ProblemException(
              HttpStatus.CONTENT_TOO_LARGE,
              "content-too-large",
              "The body is larger than " + LIMIT + " bytes.")
          .with("limit", LIMIT);
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException _) {
      throw new ProblemException(
          HttpStatus.BAD_REQUEST, "malformed-utf-8", "The body is not valid UTF-8.");
    }
  }

  private static Map<String, List<String>> headers(HttpServletRequest request) {
    return Stream.of("webhook-id", "webhook-timestamp", "webhook-signature")
        .filter(name -> request.getHeader(name) != null)
        .collect(Collectors.toMap(name -> name, name -> List.of(request.getHeader(name))));
  }

  private InboundBody parsed(String body) {
    try {
      return json.readValue(body, InboundBody.class);
    } catch (JacksonException _) {
      throw new ProblemException(
          HttpStatus.BAD_REQUEST, "malformed-json", "The body is not the JSON that is expected.");
    }
  }
}
