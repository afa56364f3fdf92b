package io.leadledger.command.extraction;

import java.util.List;

/// Something that is to be learnt from conversations: all that is known of it, by engines too.
///
/// @param name in lower case with underscores, such as `move_in_date`
/// @param description what it is, in words that people use who talk about it
/// @param examples values as people say them
/// @param allowedValues the only ones that count; none if anything does
public record DataPointDefinition(
    String name,
    DataPointType type,
    String description,
    List<String> examples,
    List<String> allowedValues) {
  public DataPointDefinition {
    examples = List.copyOf(examples);
    allowedValues = List.copyOf(allowedValues);
  }

  /// All of it in a line, as a language model is told of it.
  public String inWords() {
    return "- %s (%s): %s%s%s"
        .formatted(
            name,
            type.value(),
            description,
            list("for example", examples),
            list("allowed values", allowedValues));
  }

  private static String list(String what, List<String> words) {
    return words.isEmpty() ? "" : "; " + what + ": " + String.join(" | ", words);
  }
}
