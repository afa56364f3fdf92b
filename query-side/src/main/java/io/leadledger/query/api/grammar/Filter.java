package io.leadledger.query.api.grammar;

import java.util.List;

/// A condition that rows must meet.
public sealed interface Filter {

  /// `and(…)`: true for none.
  record All(List<Filter> of) implements Filter {
    public All {
      of = List.copyOf(of);
    }
  }

  /// `or(…)`.
  record Any(List<Filter> of) implements Filter {
    public Any {
      of = List.copyOf(of);
    }
  }

  /// `not.…`
  record Not(Filter filter) implements Filter {}

  /// `field.operator.value`; `place` is the operator's.
  record Compares(FieldPath field, Operator operator, String value, Place place)
      implements Filter {}

  /// `field.in.(a,b)`.
  record OneOf(FieldPath field, List<String> values, Place place) implements Filter {
    public OneOf {
      values = List.copyOf(values);
    }
  }

  /// `field.is.null` and its like.
  record Is(FieldPath field, Truth truth, Place place) implements Filter {}

  /// What a field may be said to be by `is`.
  enum Truth {
    NULL,
    NOT_NULL,
    TRUE,
    FALSE,
    UNKNOWN;

    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }
}
