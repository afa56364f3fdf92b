package io.leadledger.benchmarks.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadledger.command.extraction.DataPointDefinition;
import io.leadledger.command.extraction.DataPointType;
import io.leadledger.command.extraction.ExtractedDataPoint;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SameValueTest {
  private static final LocalDate DAY = LocalDate.of(2019, 3, 1);

  @ParameterizedTest
  @CsvSource({
    "INTEGER, 2, two",
    "BOOLEAN, true, True",
    "BOOLEAN, false, no",
    "DATE, 2019-03-14, March 14th",
    "DATE, 2019-03-14, the 14th",
    "TEXT, The Pines, pines",
    "TEXT, 'Elm-Park Apartments', elm park apartments",
    "EMAIL, ada@example.com, Ada@Example.com",
    "PHONE, +14155552671, +1 (415) 555-2671",
  })
  void a_value_is_the_same_however_it_is_stated(DataPointType type, String found, String noted) {
    assertThat(same(type, found, List.of("another thing", noted))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "INTEGER, 2, three",
    "BOOLEAN, true, False",
    "DATE, 2019-03-14, March 15th",
    "TEXT, Pine Park, Pines",
    "EMAIL, ada@example.com, eda@example.com",
  })
  void another_value_is_not_the_same(DataPointType type, String found, String noted) {
    assertThat(same(type, found, List.of(noted))).isFalse();
  }

  @Test
  void nothing_is_the_same_as_nothing_only() {
    assertThat(same(DataPointType.TEXT, null, null)).isTrue();
    assertThat(same(DataPointType.TEXT, "Pines", null)).isFalse();
    assertThat(same(DataPointType.TEXT, null, List.of("Pines"))).isFalse();
  }

  private static boolean same(
      DataPointType type, @Nullable String found, @Nullable List<String> noted) {
    return SameValue.holds(
        new DataPointDefinition("it", type, "what is asked for", List.of(), List.of()),
        found == null
            ? null
            : new ExtractedDataPoint("it", found, found, 1, new UUID(0, 1), 0, found.length()),
        noted,
        DAY);
  }
}
