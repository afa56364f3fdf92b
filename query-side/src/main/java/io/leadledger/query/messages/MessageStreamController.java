package io.leadledger.query.messages;

import io.leadledger.http.AtLeast;
import io.leadledger.http.Caller;
import io.leadledger.http.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The messages of a conversation, those that there are and those that come.
@RestController
@RequestMapping("/api/v1/conversations/{conversation}/messages")
@AtLeast(Role.ANALYST)
@Tag(name = "Conversations", description = "What is said with leads, on every channel")
class MessageStreamController {
  private final MessageStreams streams;

  MessageStreamController(MessageStreams streams) {
    this.streams = streams;
  }

  @Operation(
      summary = "Messages as they arrive, as server-sent events",
      description =
          "Each is a row of crm.messages; one that changes, because it is delivered or read, is told"
              + " again. From the beginning, or after the position in `after` or `Last-Event-ID`.")
  @GetMapping(path = "/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  void stream(
      @PathVariable UUID conversation,
      @RequestParam(required = false) @Nullable Long after,
      @RequestHeader(name = "Last-Event-ID", required = false) @Nullable Long lastEventId,
      Caller caller,
      HttpServletResponse response)
      throws IOException {
    Long from = lastEventId == null ? after : lastEventId;
    streams.follow(caller, conversation, from == null ? 0 : from, MessageRow::json, response);
  }
}
