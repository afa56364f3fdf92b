package io.leadledger.command.funnel.design;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadledger.command.funnel.design.DataPointValues.Checked;
import io.leadledger.command.funnel.design.DataPointValues.Invalid;
import io.leadledger.command.funnel.design.DataPointValues.Valid;
import io.leadledger.events.funnel.FunnelDesign.DataPoint;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataPointValuesTest {
  private static Checked check(String type, Map<String, Object> schema, Object raw) {
    return DataPointValues.check(new DataPoint("p", type, null, false, null, schema), raw);
  }

  private static Checked check(String type, Object raw) {
    return DataPointValues.check(new DataPoint("p", type, null, false, null, null), raw);
  }

  @ParameterizedTest
  @CsvSource({
    "integer, 2, 2",
    "boolean, TRUE, true",
    "date, 2026-05-31, 2026-05-31",
    "date, 2026-05-31T18:00, 2026-05-31",
    "moment, 2026-05-31T12:00:00+02:00, 2026-05-31T10:00:00Z",
    "moment, 2026-05-31T10:00, 2026-05-31T10:00:00Z",
    "money, 1800.50, 1800.50",
    "email, Ada@Example.com, ada@example.com",
    "phone, +49 30 123456, +4930123456",
    "text, ' two rooms ', two rooms"
  })
  void what_is_told_as_text_is_read_as_its_type(String type, String raw, String value) {
    assertThat(check(type, raw))
        .isInstanceOfSatisfying(Valid.class, it -> assertThat(it.value()).hasToString(value));
  }

  @ParameterizedTest
  @CsvSource({
    "integer, two",
    "integer, 2.5",
    "number, 1e999",
    "boolean, yes please",
    "date, soon",
    "date, next Friday",
    "date, 2026-02-30",
    "moment, noon",
    "money, -1",
    "money, 1.005",
    "email, nobody",
    "phone, call me",
    "object, shoes"
  })
  void what_is_none_is_refused_and_not_quoted(String type, String raw) {
    assertThat(check(type, raw))
        .isInstanceOfSatisfying(
            Invalid.class,
            it -> {
              assertThat(it.code()).isEqualTo("wrong-type");
              assertThat(it.reason()).doesNotContain(raw);
            });
  }

  @Test
  void json_has_types_already() {
    assertThat(check("integer", 2)).isEqualTo(new Valid(2L));
    assertThat(check("number", new BigDecimal("2.5"))).isEqualTo(new Valid(new BigDecimal("2.5")));
    assertThat(check("boolean", true)).isEqualTo(new Valid(true));
    assertThat(check("text", 2)).isInstanceOf(Invalid.class);
    assertThat(check("list", List.of("a"))).isEqualTo(new Valid(List.of("a")));
    assertThat(check("object", Map.of("a", 1))).isEqualTo(new Valid(Map.of("a", 1)));
  }

  @Test
  void a_value_keeps_to_its_schema() {
    Map<String, Object> schema = Map.of("minimum", 100);
    assertThat(check("money", schema, "150")).isInstanceOf(Valid.class);
    assertThat(check("money", schema, "50"))
        .isInstanceOfSatisfying(
            Invalid.class,
            it -> {
              assertThat(it.code()).isEqualTo("against-the-schema");
              assertThat(it.reason()).contains("100");
            });
    assertThat(check("text", Map.of("format", "uri"), "no address")).isInstanceOf(Invalid.class);
  }

  @Test
  void a_pattern_takes_no_longer_than_its_text() {
    Checked checked =
        Assertions.assertTimeout(
            Duration.ofSeconds(5),
            () -> check("text", Map.of("pattern", "^(a+)+$"), "a".repeat(5_000) + "b"));
    assertThat(checked).isInstanceOf(Invalid.class);
  }
}
