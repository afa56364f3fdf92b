package io.leadledger.query.api.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadledger.query.api.grammar.SelectItem.Everything;
import io.leadledger.query.api.grammar.SelectItem.Item;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SelectAndOrderParserTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a            | a | a |
          a::text      | a | a | text
          x:a          | x | a |
          x:a::text    | x | a | text
          a->b->>c     | c | a |
          a->0         | a | a |
          x:a->b::int  | x | a | int
          "x y":"a b"  | x y | a b |
          """)
  void an_item_has_a_name_a_field_and_perhaps_a_cast(
      String text, String name, String column, @org.jspecify.annotations.Nullable String cast) {
    Item item = (Item) SelectParser.parse(text).getFirst();
    assertThat(item.outputName()).isEqualTo(name);
    assertThat(item.field().column()).isEqualTo(column);
    SelectItem.Cast as = item.cast();
    assertThat(as == null ? null : as.type()).isEqualTo(cast);
  }

  @Test
  void nothing_selected_is_everything() {
    assertThat(SelectParser.parse("")).isEqualTo(List.of(new Everything()));
    assertThat(SelectParser.parse("a, *")).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {",", "a,", "a b", "a:", "a::", "a->", "count()", "a(b)", "a!inner(b)", "x:*"})
  void malformed_selections_are_refused(String text) {
    assertThatThrownBy(() -> SelectParser.parse(text)).isInstanceOf(Malformed.class);
  }

  @ParameterizedTest
  @CsvSource({
    "a, false, false",
    "a.asc, false, false",
    "a.desc, true, true",
    "a.desc.nullslast, true, false",
    "a.nullsfirst, false, true",
    "a->>b.desc, true, true"
  })
  void a_term_has_a_direction_and_a_place_for_nulls(
      String text, boolean descending, boolean nullsFirst) {
    OrderTerm term = OrderParser.parse(text).getFirst();
    assertThat(term.field().column()).isEqualTo("a");
    assertThat(term.descending()).isEqualTo(descending);
    assertThat(term.nullsFirst()).isEqualTo(nullsFirst);
  }

  @ParameterizedTest
  @ValueSource(strings = {",", "a,", "a.down", "a.asc.desc", "a.nullsfirst.asc", "a.descending"})
  void malformed_orders_are_refused(String text) {
    assertThatThrownBy(() -> OrderParser.parse(text)).isInstanceOf(Malformed.class);
  }
}
