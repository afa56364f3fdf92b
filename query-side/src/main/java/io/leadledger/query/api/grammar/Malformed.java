package io.leadledger.query.api.grammar;

import java.util.List;

/// A query parameter does not follow the grammar.
public final class Malformed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Place place;
  private final transient Kind kind;
  private final transient List<String> nearest;

  /// What is wrong, by which a client may branch.
  public enum Kind {
    SYNTAX("malformed-query"),
    UNKNOWN_OPERATOR("unknown-operator"),
    NOT_SUPPORTED("not-supported"),
    TOO_LARGE("query-too-large");

    private final String code;

    Kind(String code) {
      this.code = code;
    }

    public String code() {
      return code;
    }
  }

  Malformed(Kind kind, Place place, String message, List<String> nearest) {
    super(message);
    this.kind = kind;
    this.place = place;
    this.nearest = List.copyOf(nearest);
  }

  Malformed(Place place, String message) {
    this(Kind.SYNTAX, place, message, List.of());
  }

  public Kind kind() {
    return kind;
  }

  public Place place() {
    return place;
  }

  /// What was perhaps meant, nearest first.
  public List<String> nearest() {
    return nearest;
  }
}
