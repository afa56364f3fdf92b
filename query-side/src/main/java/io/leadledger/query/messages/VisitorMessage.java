package io.leadledger.query.messages;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A message as a visitor of a website is told of it: what was said, when, and by which kind of
/// speaker; nothing of who works here.
final class VisitorMessage {
  private static final JsonMapper JSON = new JsonMapper();

  private VisitorMessage() {}

  /// In one line; null if it is none of the visitor's business.
  static @Nullable String of(MessageRow message) {
    JsonNode row = JSON.readTree(message.json());
    String from =
        switch (row.path("sender_type").asString()) {
          case "contact" -> "visitor";
          case "bot", "agent" -> "bot";
          case "user" -> "person";
          default -> null;
        };
    if (from == null || row.path("content_body").isNull()) {
      return null;
    }
    ObjectNode told =
        JSON.createObjectNode()
            .put("id", row.path("id").asString())
            .put("from", from)
            .put("text", row.path("content_body").asString())
            .put("at", row.path("timestamp").asString());
    if (from.equals("visitor")) {
      told.set("externalId", row.path("external_message_id"));
    } else {
      told.set("status", row.path("status"));
    }
    return told.toString();
  }
}
