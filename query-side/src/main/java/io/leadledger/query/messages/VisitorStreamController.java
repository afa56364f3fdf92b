package io.leadledger.query.messages;

import io.leadledger.http.Caller;
import io.leadledger.http.OpenPath;
import io.leadledger.http.ProblemException;
import io.leadledger.http.Role;
import io.leadledger.http.TakesNoToken;
import io.leadledger.http.visitor.Visitor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/// What is said in a website's chat, for the visitor whose conversation it is.
@RestController
@Tag(name = "Website chat", description = "For visitors of websites, who have no account")
class VisitorStreamController {
  /// A visitor may have it open in as many windows.
  private static final int AT_ONCE = 4;

  private final MessageStreams streams;
  private final ConcurrentMap<UUID, Integer> open = new ConcurrentHashMap<>();

  VisitorStreamController(MessageStreams streams) {
    this.streams = streams;
  }

  /// Visitors have tokens of their own.
  @Bean
  static OpenPath visitorStreams() {
    return new OpenPath(HttpMethod.GET, "/api/v1/chat/*/messages/stream");
  }

  @GetMapping(
      path = "/api/v1/chat/{site}/messages/stream",
      produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  @SecurityRequirements
  @TakesNoToken(because = "the visitor's own token says which conversation it is")
  @Operation(
      summary = "The visitor's conversation, as server-sent events",
      description =
          "From the beginning, or after `Last-Event-ID`. With the headers `Visitor-Token` and"
              + " `Browser-Id`.")
  void stream(
      @PathVariable UUID site,
      @RequestHeader(name = "Last-Event-ID", required = false) @Nullable Long lastEventId,
      Visitor visitor,
      HttpServletResponse response)
      throws IOException {
    if (open.merge(visitor.conversation(), 1, Integer::sum) > AT_ONCE) {
      leave(visitor);
      throw new ProblemException(
          HttpStatus.TOO_MANY_REQUESTS,
          "too-many-streams",
          "The conversation is open in " + AT_ONCE + " windows already.");
    }
    try {
      streams.follow(
          new Caller(visitor.tenant(), visitor.lead(), Role.ANALYST),
          visitor.conversation(),
          lastEventId == null ? 0 : lastEventId,
          VisitorMessage::of,
          response);
    } finally {
      leave(visitor);
    }
  }

  private void leave(Visitor visitor) {
    open.computeIfPresent(visitor.conversation(), (_, count) -> count == 1 ? null : count - 1);
  }
}
