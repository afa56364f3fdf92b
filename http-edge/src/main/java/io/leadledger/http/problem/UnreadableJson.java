package io.leadledger.http.problem;

import io.leadledger.http.ProblemException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/// Says why a body could not be read: where the JSON breaks off, or which field is unknown or of
/// the wrong type.
final class UnreadableJson {
  private UnreadableJson() {}

  static ProblemException explain(HttpMessageNotReadableException e) {
    return switch (e.getCause()) {
      case UnrecognizedPropertyException unknown ->
          ProblemException.invalid(
              path(unknown), "unknown-field", "There is no such field.", known(unknown));
      case MismatchedInputException wrong when !wrong.getPath().isEmpty() ->
          ProblemException.invalid(
              path(wrong),
              "wrong-type",
              "This value cannot be read.",
              Expected.of(wrong.getTargetType()));
      case MismatchedInputException _ ->
          malformed("The body is not the JSON object that is expected.");
      case JacksonException broken -> malformed("The body is not valid JSON" + place(broken) + ".");
      case null, default ->
          new ProblemException(HttpStatus.BAD_REQUEST, "missing-body", "A body is required.");
    };
  }

  private static ProblemException malformed(String detail) {
    return new ProblemException(HttpStatus.BAD_REQUEST, "malformed-json", detail);
  }

  private static @Nullable List<String> known(UnrecognizedPropertyException e) {
    return e.getKnownPropertyIds() == null
        ? null
        : e.getKnownPropertyIds().stream().map(Objects::toString).sorted().toList();
  }

  private static String place(JacksonException e) {
    TokenStreamLocation at = e.getLocation();
    return at == null || at.getLineNr() < 1
        ? ""
        : ", see line %d, column %d".formatted(at.getLineNr(), at.getColumnNr());
  }

  private static String path(JacksonException e) {
    return e.getPath().stream()
        .map(
            step ->
                step.getPropertyName() == null
                    ? "[" + step.getIndex() + "]"
                    : "." + step.getPropertyName())
        .collect(Collectors.joining())
        .replaceFirst("^\\.", "");
  }
}
