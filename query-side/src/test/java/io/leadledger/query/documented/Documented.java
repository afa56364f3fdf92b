package io.leadledger.query.documented;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One row of the list of all documented columns, in the words of its document. The column is `*`
/// for a table that is documented by name only, and `-` for an index.
record Documented(String schema, String table, String column, String type, String constraint) {
  private static final Pattern TARGET =
      Pattern.compile("(?:FK|PK)\\s*(?:→\\s*)?([a-zA-Z_.]+?)(?:\\.id)?\\)?$");

  /// All rows, in the order of the documents.
  static List<Documented> all() {
    try (InputStream list = Documented.class.getResourceAsStream("/documented-schema.tsv")) {
      return new String(Objects.requireNonNull(list).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .map(line -> line.split("\t", -1))
          .map(cells -> new Documented(cells[0], cells[1], cells[2], cells[3], cells[4]))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String tableName() {
    return schema + "." + table;
  }

  boolean isColumn() {
    return !column.equals("*") && !column.equals("-") && !isUniqueTogether();
  }

  /// Several columns, in brackets, whose values together are unique.
  boolean isUniqueTogether() {
    return column.startsWith("(");
  }

  boolean isIndex() {
    return column.equals("-") && type.equals("index");
  }

  boolean isConstraint() {
    return column.equals("-") && constraint.startsWith("CONSTRAINT ");
  }

  private String words() {
    return type + " " + constraint;
  }

  boolean isKey() {
    return says("\\b(PK|PRIMARY KEY)\\b");
  }

  boolean isUnique() {
    return says("\\bUK\\b|\\bUNIQUE\\b|\\(unique\\)");
  }

  boolean isRequired() {
    return says("NOT NULL");
  }

  boolean isReference() {
    return says("\\bFKs?\\b");
  }

  /// The table that a reference points to, as far as the document or the column's name tells.
  Optional<String> target() {
    for (String words : List.of(constraint, type)) {
      Matcher matcher = TARGET.matcher(words);
      if (matcher.find()) {
        String target = matcher.group(1).equals("auth.users") ? "auth_users" : matcher.group(1);
        if (!target.equals("UK")) {
          return Optional.of(schema + "." + target);
        }
      }
    }
    return column.endsWith("_id") && schema.equals("workspace")
        ? Optional.of(schema + "." + column.replaceFirst("_id$", "s"))
        : Optional.empty();
  }

  /// A default in the document's words.
  Optional<String> defaultValue() {
    Matcher matcher = Pattern.compile("DEFAULT (\\S+)").matcher(constraint);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /// A check in the document's words.
  Optional<String> check() {
    Matcher matcher = Pattern.compile("CHECK \\((.*)\\)").matcher(constraint);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /// The values that the document lists; the last one is `...` if it leaves the list open.
  List<String> values() {
    return type.matches("\\([a-z_./]+/[a-z_./]+\\)")
        ? List.of(type.substring(1, type.length() - 1).split("/", -1))
        : List.of();
  }

  /// PostgreSQL's name of the documented type; empty where the document names none.
  Optional<String> typeName() {
    String name = type.toLowerCase(Locale.ROOT);
    if (name.startsWith("(")) {
      return name.startsWith("(uuid")
          ? Optional.of("uuid")
          : name.startsWith("(jsonb")
              ? Optional.of("jsonb")
              : name.equals("(text array)") ? Optional.of("text[]") : Optional.empty();
    }
    return switch (name) {
      case "" -> Optional.empty();
      case "timestamptz" -> Optional.of("timestamp with time zone");
      case "timestamp" -> Optional.of("timestamp without time zone");
      case "decimal" -> Optional.of("numeric");
      case "enum" -> Optional.of("enum");
      default ->
          Optional.of(
              name.endsWith("_enum")
                  ? schema + "." + name
                  : name.replace("varchar", "character varying").replace("decimal(", "numeric("));
    };
  }

  private boolean says(String pattern) {
    return Pattern.compile(pattern).matcher(words()).find();
  }
}
