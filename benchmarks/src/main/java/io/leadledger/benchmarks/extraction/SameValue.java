package io.leadledger.benchmarks.extraction;

import io.leadledger.command.extraction.DataPointDefinition;
import io.leadledger.command.extraction.ExtractedDataPoint;
import io.leadledger.command.extraction.embedded.Normalised;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whether what was found is what a person noted.
final class SameValue {
  private SameValue() {}

  /// Values are equal when their normalised forms are: whichever way of stating it was noted.
  static boolean holds(
      DataPointDefinition definition,
      @Nullable ExtractedDataPoint found,
      @Nullable List<String> noted,
      LocalDate day) {
    if (found == null || noted == null) {
      return found == null && noted == null;
    }
    return noted.stream()
        .anyMatch(
            way ->
                Normalised.of(definition, way, day)
                    .map(value -> Normalised.sameText(value, found.normalised()))
                    .orElseGet(() -> Normalised.sameText(way, found.value())));
  }
}
