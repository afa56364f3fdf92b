package io.leadledger.query.api.grammar;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The operators that compare a field with one value. `in` and `is` have their own shapes in
/// [Filter].
public enum Operator {
  EQ("eq", "="),
  NEQ("neq", "<>"),
  GT("gt", ">"),
  GTE("gte", ">="),
  LT("lt", "<"),
  LTE("lte", "<="),
  LIKE("like", "like"),
  ILIKE("ilike", "ilike"),
  MATCH("match", "~"),
  IMATCH("imatch", "~*"),
  IS_DISTINCT("isdistinct", "is distinct from"),
  CONTAINS("cs", "@>"),
  CONTAINED("cd", "<@"),
  OVERLAPS("ov", "&&");

  /// `in.(a,b)`.
  static final String IN = "in";

  /// `is.null`.
  static final String IS = "is";

  private final String word;
  private final String sql;

  Operator(String word, String sql) {
    this.word = word;
    this.sql = sql;
  }

  public String word() {
    return word;
  }

  public String sql() {
    return sql;
  }

  static Optional<Operator> of(String word) {
    return Arrays.stream(values()).filter(operator -> operator.word.equals(word)).findFirst();
  }

  /// Every word that may stand where an operator is expected.
  public static List<String> words() {
    return Stream.concat(Arrays.stream(values()).map(Operator::word), Stream.of(IN, IS, "not"))
        .toList();
  }
}
