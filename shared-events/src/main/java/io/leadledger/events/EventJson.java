package io.leadledger.events;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The form in which events are stored: fields by name, nothing for null, moments in ISO 8601,
/// decimal numbers exactly. A field that an event does not have is an error, because it would be
/// lost without a word.
public final class EventJson {
  private EventJson() {}

  /// Gives this mapper the form.
  public static void configure(JsonMapper.Builder mapper) {
    mapper
        .changeDefaultVisibility(
            visible ->
                visible
                    .withFieldVisibility(Visibility.ANY)
                    .withGetterVisibility(Visibility.NONE)
                    .withIsGetterVisibility(Visibility.NONE))
        .changeDefaultPropertyInclusion(include -> include.withValueInclusion(Include.NON_NULL))
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
  }

  /// A mapper of this form that leaves personal data as it is.
  public static JsonMapper plainMapper() {
    JsonMapper.Builder mapper = JsonMapper.builder();
    configure(mapper);
    return mapper.build();
  }
}
