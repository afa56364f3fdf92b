package io.leadledger.query.api.grammar;

import java.util.List;

/// A column, or with steps a place inside a JSON column: `data`, `data->address->>city`, `data->0`.
public record FieldPath(String column, List<Step> steps, Place place) {

  /// One arrow and what it points to.
  public sealed interface Step {
    /// Whether the arrow is `->>`, which gives text rather than JSON.
    boolean asText();

    /// The member of an object with this name.
    record Member(String name, boolean asText) implements Step {}

    /// The element of an array at this index, from its end if negative.
    record Element(int index, boolean asText) implements Step {}
  }

  public FieldPath {
    steps = List.copyOf(steps);
  }

  /// Whether the value is text taken out of JSON.
  public boolean endsInText() {
    return !steps.isEmpty() && steps.getLast().asText();
  }

  /// The name that the value has in an answer unless an alias is given: of the innermost member,
  /// else the column's.
  public String outputName() {
    return steps.reversed().stream()
        .filter(Step.Member.class::isInstance)
        .map(step -> ((Step.Member) step).name())
        .findFirst()
        .orElse(column);
  }
}
