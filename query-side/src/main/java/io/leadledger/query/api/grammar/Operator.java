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
  PLAIN_SEARCH("plfts", "to_tsvector('simple', {0})", "plainto_tsquery('simple', {1})"),
  PHRASE_SEARCH("phfts", "to_tsvector('simple', {0})", "phraseto_tsquery('simple', {1})"),
  WEB_SEARCH("wfts", "to_tsvector('simple', {0})", "websearch_to_tsquery('simple', {1})"),
  IS_DISTINCT("isdistinct", "is distinct from"),
  CONTAINS("cs", "@>"),
  CONTAINED("cd", "<@"),
  OVERLAPS("ov", "&&");

  /// `in.(a,b)`.
  static final String IN = "in";

  /// `is.null`.
  static final String IS = "is";

  private final String word;
  private final String condition;

  Operator(String word, String sql) {
    this.word = word;
    this.condition = "({0} " + sql + " {1})";
  }

  /// A search for words, by the grammar of no language: a text may be in any.
  Operator(String word, String text, String query) {
    this.word = word;
    this.condition = "(" + text + " @@ " + query + ")";
  }

  public String word() {
    return word;
  }

  /// As SQL, of a field `{0}` and a value `{1}`.
  public String condition() {
    return condition;
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
