package io.leadledger.command.extraction;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
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
      @Nullable List<String> allowedValues) {
    DataPointDefinition toDefinition() {
      return new DataPointDefinition(
          name,
          DataPointType.of(type),
          Objects.requireNonNullElse(description, ""),
          Objects.requireNonNullElse(examples, List.of()),
          Objects.requireNonNullElse(allowedValues, List.of()));
    }
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
