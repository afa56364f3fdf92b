package io.leadledger.command.values;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Limits of objects whose keys a tenant chooses: custom fields, enrichment, details of a source.
public final class FreeFields {
  public static final int KEYS = 200;
  public static final int KEY_LENGTH = 100;
  public static final int DEPTH = 5;
  public static final int BYTES = 32_768;

  private FreeFields() {}

  /// Checks an object against the limits; null stays null.
  public static @Nullable Map<String, Object> check(
      Fields fields, String field, @Nullable Map<String, ? extends @Nullable Object> values) {
    if (values == null) {
      return null;
    }
    var weight = new Weight(fields, field);
    weight.add(values, 1);
    fields.check(
        weight.keys <= KEYS, field, "too-many-keys", "This has too many keys.", "at most " + KEYS);
    fields.check(
        weight.bytes <= BYTES,
        field,
        "too-large",
        "This is too large.",
        "at most " + BYTES + " bytes");
    fields.check(
        weight.depth <= DEPTH,
        field,
        "too-deep",
        "This is nested too deeply.",
        "at most " + DEPTH + " levels");
    return present(values);
  }

  /// These fields with those changed: a null removes the field.
  public static Map<String, Object> merge(
      Map<String, Object> present, Map<String, @Nullable Object> changes) {
    Map<String, @Nullable Object> merged = new LinkedHashMap<>(present);
    merged.putAll(changes);
    return present(merged);
  }

  /// Whether an object has grown beyond the limits by merging.
  public static boolean fit(Map<String, Object> values) {
    var weight = new Weight(new Fields(), "");
    weight.add(values, 1);
    return weight.keys <= KEYS && weight.bytes <= BYTES;
  }

  private static Map<String, Object> present(Map<String, ? extends @Nullable Object> values) {
    Map<String, Object> present = new LinkedHashMap<>();
    values.forEach(
        (key, value) -> {
          if (value != null) {
            present.put(key, value);
          }
        });
    return present;
  }

  private static final class Weight {
    private final Fields fields;
    private final String field;
    private int keys;
    private int bytes;
    private int depth;

    Weight(Fields fields, String field) {
      this.fields = fields;
      this.field = field;
    }

    void add(@Nullable Object value, int level) {
      if (level > DEPTH + 1) {
        return;
      }
      switch (value) {
        case Map<?, ?> object -> {
          depth = Math.max(depth, level);
          object.forEach((key, member) -> addMember(String.valueOf(key), member, level));
        }
        case List<?> list -> {
          depth = Math.max(depth, level);
          list.forEach(element -> add(element, level + 1));
        }
        case String text -> addText(field, text);
        case null, default -> bytes += 8;
      }
    }

    private void addMember(String key, @Nullable Object member, int level) {
      keys++;
      fields.check(
          !key.isBlank() && key.length() <= KEY_LENGTH,
          field,
          "key-not-allowed",
          "A key is blank or too long.",
          "1 to " + KEY_LENGTH + " characters");
      addText(field + "." + key, key);
      add(member, level + 1);
    }

    private void addText(String place, String text) {
      bytes += text.getBytes(StandardCharsets.UTF_8).length;
      fields.check(
          Fields.isStorable(text),
          place,
          "unstorable-text",
          "This holds a character that cannot be stored.",
          null);
    }
  }
}
