package io.leadledger.command.scraping.content;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads things of schema.org, of which each property may have one value, several, or none.
final class Things {
  private Things() {}

  static Map<String, Object> named(Map<?, ?> map) {
    Map<String, Object> named = new LinkedHashMap<>();
    map.forEach(
        (key, value) -> {
          if (key != null && value != null) {
            named.put(key.toString(), value);
          }
        });
    return named;
  }

  /// The names of its types, without their vocabulary.
  static List<String> types(Map<String, Object> thing) {
    return values(thing, "@type")
        .map(Object::toString)
        .map(type -> type.substring(Math.max(type.lastIndexOf('/'), type.lastIndexOf(':')) + 1))
        .toList();
  }

  static Stream<Object> values(Map<String, Object> thing, String property) {
    return switch (thing.get(property)) {
      case null -> Stream.empty();
      case List<?> list -> list.stream().filter(Objects::nonNull).map(Object.class::cast);
      case Object one -> Stream.of(one);
    };
  }

  /// Values that are words or numbers; of things, what they are called.
  static Stream<String> texts(Map<String, Object> thing, String property) {
    return values(thing, property)
        .map(Things::text)
        .filter(Objects::nonNull)
        .filter(text -> !text.isBlank());
  }

  static Stream<Map<String, Object>> things(Map<String, Object> thing, String property) {
    return values(thing, property).filter(Map.class::isInstance).map(one -> named((Map<?, ?>) one));
  }

  private static @Nullable String text(Object value) {
    return switch (value) {
      case String text -> text;
      case Number number -> number.toString();
      case Map<?, ?> map -> first(map, "name", "value", "url", "@value", "@id");
      default -> null;
    };
  }

  private static @Nullable String first(Map<?, ?> map, String... names) {
    for (String name : names) {
      if (map.get(name) instanceof String || map.get(name) instanceof Number) {
        return String.valueOf(map.get(name));
      }
    }
    return null;
  }
}
