package io.leadledger.query.api.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.leadledger.query.api.grammar.FieldPath.Step.Element;
import io.leadledger.query.api.grammar.FieldPath.Step.Member;
import io.leadledger.query.api.grammar.Filter.All;
import io.leadledger.query.api.grammar.Filter.Any;
import io.leadledger.query.api.grammar.Filter.Compares;
import io.leadledger.query.api.grammar.Filter.Not;
import io.leadledger.query.api.grammar.Filter.OneOf;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterParserTest {

  private static Filter parsed(String parameter, String text) {
    return new FilterParser().parse(parameter, text);
  }

  @Test
  void a_value_of_its_own_parameter_is_taken_as_it_stands() {
    assertThat(parsed("name", "eq.\"a,b\".c)"))
        .isInstanceOfSatisfying(
            Compares.class, compares -> assertThat(compares.value()).isEqualTo("\"a,b\".c)"));
  }

  @Test
  void a_listed_value_ends_at_a_comma_unless_quoted() {
    assertThat(parsed("or", "(a.eq.x y,b.eq.\"x,\\\"y\\\\\")"))
        .isInstanceOfSatisfying(
            Any.class,
            any ->
                assertThat(any.of())
                    .extracting(filter -> ((Compares) filter).value())
                    .containsExactly("x y", "x,\"y\\"));
  }

  @Test
  void a_quote_in_the_middle_of_a_listed_value_is_a_character() {
    assertThat(parsed("a", "in.(5\",\"a\"b,c)"))
        .isInstanceOfSatisfying(
            OneOf.class, oneOf -> assertThat(oneOf.values()).containsExactly("5\"", "\"a\"b", "c"));
  }

  @Test
  void lists_nest_and_are_negated() {
    Filter filter = parsed("not.and", "(a.eq.1,or(b.not.is.null,not.and(c.in.(1,2),d.cs.{x,y})))");
    Filter.All all = (All) ((Not) filter).filter();
    Any any = (Any) all.of().get(1);
    assertThat(any.of().get(0)).isInstanceOf(Not.class);
    All inner = (All) ((Not) any.of().get(1)).filter();
    assertThat(((OneOf) inner.of().get(0)).values()).containsExactly("1", "2");
    assertThat(((Compares) inner.of().get(1)).value()).isEqualTo("{x,y}");
  }

  @Test
  void a_column_may_be_named_like_a_word_of_the_grammar() {
    assertThat(((All) parsed("and", "(order.eq.1,not.eq.2,in.in.(3))")).of()).hasSize(3);
  }

  @Test
  void a_field_steps_into_json() {
    FieldPath field = ((Compares) parsed("data->a-b->-1->>c", "eq.1")).field();
    assertThat(field.column()).isEqualTo("data");
    assertThat(field.steps())
        .isEqualTo(
            List.of(new Member("a-b", false), new Element(-1, false), new Member("c", true)));
    assertThat(field.outputName()).isEqualTo("c");
    assertThat(field.endsInText()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          or  | (a.eq.1,             | 8
          or  | (a.eq.1)x            | 8
          or  | ()                   | 1
          or  | (a)                  | 2
          and | (or(a.eq.1)          | 11
          a   | eq                   | 2
          a   | in.(1,2              | 7
          a   | is.                  | 3
          and | (a.cs.{x,{y})        | 6
          and | (a.eq."x             | -
          """)
  void the_place_of_what_is_malformed_is_told(String parameter, String text, String position) {
    Malformed malformed = catchThrowableOfType(Malformed.class, () -> parsed(parameter, text));
    assertThat(malformed).isNotNull();
    if (!position.equals("-")) {
      assertThat(malformed.place()).isEqualTo(new Place(parameter, Integer.parseInt(position)));
    }
  }

  @Test
  void an_unknown_operator_is_told_with_those_nearest_to_it() {
    Malformed malformed = catchThrowableOfType(Malformed.class, () -> parsed("a", "ilke.x"));
    assertThat(malformed.kind()).isEqualTo(Malformed.Kind.UNKNOWN_OPERATOR);
    assertThat(malformed.nearest()).startsWith("ilike");
  }
}
