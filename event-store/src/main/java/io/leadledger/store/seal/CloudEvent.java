package io.leadledger.store.seal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.json.JsonFactory;

/// One line of an export: a CloudEvent as JSON.
///
/// @param data byte for byte as it stands in the line
record CloudEvent(String type, String source, Map<String, String> attributes, byte[] data) {
  static final String DATA = "data";
  static final String DATA_BASE64 = "data_base64";
  static final String METADATA = "metadata";
  static final String METADATA_BASE64 = "metadatabase64";
  private static final JsonFactory JSON = new JsonFactory();

  /// @throws Malformed if it is none
  static CloudEvent parse(String line) {
    Map<String, String> attributes = new HashMap<>();
    byte[] data = new byte[0];
    try (JsonParser json = JSON.createParser(line)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new Malformed("It is no CloudEvent.");
      }
      while (json.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = json.currentName();
        json.nextToken();
        if (name.equals(DATA)) {
          int from = (int) json.currentTokenLocation().getCharOffset();
          json.skipChildren();
          int to = (int) json.currentLocation().getCharOffset();
          data = line.substring(from, to).getBytes(StandardCharsets.UTF_8);
        } else if (attributes.put(name, json.getValueAsString()) != null) {
          throw new Malformed("It says " + name + " twice.");
        }
      }
      if (json.nextToken() != null) {
        throw new Malformed("There is more in a line than one event.");
      }
    }
    String base64 = attributes.get(DATA_BASE64);
    return new CloudEvent(
        known(attributes, "type"),
        known(attributes, "source"),
        attributes,
        base64 == null ? data : Base64.getDecoder().decode(base64));
  }

  HistoricEvent historic() {
    String actor = attributes.get("actor");
    String metaData = attributes.get(METADATA);
    return new HistoricEvent(
        Long.parseLong(known(attributes, "position")),
        UUID.fromString(known(attributes, "id")),
        UUID.fromString(known(attributes, "tenant")),
        actor == null ? null : UUID.fromString(actor),
        UUID.fromString(known(attributes, "subject")),
        Long.parseLong(known(attributes, "sequence")),
        attributes.get("aggregatetype"),
        type,
        attributes.get("revision"),
        Instant.parse(known(attributes, "time")),
        metaData == null
            ? Base64.getDecoder().decode(known(attributes, METADATA_BASE64))
            : metaData.getBytes(StandardCharsets.UTF_8),
        data);
  }

  private static String known(Map<String, String> attributes, String name) {
    String value = attributes.get(name);
    if (value == null) {
      throw new Malformed("It lacks " + name + ".");
    }
    return value;
  }

  /// The text that these bytes are in UTF-8; null if they are none.
  static @Nullable String text(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    return Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes) ? text : null;
  }

  /// The JSON object that these bytes are, if it can stand within a line as it is.
  static @Nullable String object(byte[] bytes) {
    String text = text(bytes);
    if (text == null
        || !text.startsWith("{")
        || !text.endsWith("}")
        || text.indexOf('\n') >= 0
        || text.indexOf('\r') >= 0) {
      return null;
    }
    try (JsonParser json = JSON.createParser(text)) {
      json.nextToken();
      json.skipChildren();
      return json.nextToken() == null ? text : null;
    } catch (JacksonException e) {
      return null;
    }
  }
}
