package io.leadledger.command.extraction;

import com.fasterxml.jackson.annotation.JsonAlias;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Definitions as a file of JSON tells them: a list of objects with `name`, `type`, `description`
/// and, if there are any, `examples` and `allowedValues`.
public final class DataPointFile {
  private static final JsonMapper JSON = JsonMapper.shared();

  private DataPointFile() {}

  private record Entry(
      String name,
      String type,
      @Nullable String description,
      @Nullable List<String> examples,
      @JsonAlias("allowed_values") @Nullable List<String> allowedValues) {
    DataPointDefinition toDefinition() {
      return new DataPointDefinition(
          name,
          typed(type),
          Objects.requireNonNullElse(description, ""),
          Objects.requireNonNullElse(examples, List.of()),
          Objects.requireNonNullElse(allowedValues, List.of()));
    }
  }

  /// The types of JSON Schema and their like have other names for some of ours.
  private static DataPointType typed(String type) {
    return switch (type.toLowerCase(Locale.ROOT)) {
      case "string", "str" -> DataPointType.TEXT;
      case "int" -> DataPointType.INTEGER;
      case "float", "double", "decimal" -> DataPointType.NUMBER;
      case "bool" -> DataPointType.BOOLEAN;
      case "datetime", "day" -> DataPointType.DATE;
      default -> DataPointType.of(type);
    };
  }

  public static List<DataPointDefinition> read(InputStream file) {
    return JSON.readValue(file, new TypeReference<List<Entry>>() {}).stream()
        .map(Entry::toDefinition)
        .toList();
  }

  /// What a tenant looks for that has said nothing about it: what one asks who wants to rent.
  static List<DataPointDefinition> leasing() {
    try (InputStream file =
        Objects.requireNonNull(
            DataPointFile.class.getResourceAsStream("/data-points/leasing.json"))) {
      return read(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
