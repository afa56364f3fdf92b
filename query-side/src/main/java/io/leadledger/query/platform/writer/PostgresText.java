package io.leadledger.query.platform.writer;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import org.jooq.Converter;
import org.jooq.EnumType;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;

/// Writes a value in PostgreSQL's text form, so that any column (array, enum, jsonb, inet, ...)
/// travels in a `text[]` and is cast to the column's own type by the statement that writes it.
final class PostgresText {
  private PostgresText() {}

  /// The text form of a column's value, after the column's own jOOQ converter.
  ///
  /// @throws RowRefused if the text holds a NUL character or half a surrogate pair: PostgreSQL has
  ///     no place for the first, and the driver would silently store a question mark for the second
  static <T> @Nullable String of(Field<T> field, @Nullable T value) {
    if (value == null) {
      return null;
    }
    Converter<?, T> converter = field.getConverter();
    Object stored = converter.to(value);
    return stored == null ? null : storable(field, of(stored));
  }

  private static String of(Object value) {
    return switch (value) {
      case String text -> text;
      case EnumType literal -> literal.getLiteral();
      case OffsetDateTime moment -> moment.withOffsetSameInstant(ZoneOffset.UTC).toString();
      // Its toString() parses it and writes it anew.
      case JSONB json -> json.data();
      case byte[] bytes -> "\\x" + HexFormat.of().formatHex(bytes);
      case Object[] elements -> array(elements);
      default -> value.toString();
    };
  }

  private static String array(@Nullable Object[] elements) {
    StringBuilder literal = new StringBuilder("{");
    for (Object element : elements) {
      if (literal.length() > 1) {
        literal.append(',');
      }
      if (element == null) {
        literal.append("NULL");
      } else if (element instanceof Object[] nested) {
        literal.append(array(nested));
      } else {
        literal
            .append('"')
            .append(of(element).replace("\\", "\\\\").replace("\"", "\\\""))
            .append('"');
      }
    }
    return literal.append('}').toString();
  }

  private static String storable(Field<?> field, String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0) {
        throw new RowRefused("A value for " + field.getQualifiedName() + " holds a NUL character");
      }
      if (Character.isSurrogate(c)) {
        if (Character.isLowSurrogate(c)
            || i + 1 == text.length()
            || !Character.isLowSurrogate(text.charAt(i + 1))) {
          throw new RowRefused(
              "A value for " + field.getQualifiedName() + " holds half a surrogate pair");
        }
        i++;
      }
    }
    return text;
  }
}
