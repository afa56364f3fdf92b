package io.leadledger.http.problem;

import io.leadledger.http.Violation;
import jakarta.validation.ConstraintViolation;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.validation.Errors;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;

/// Reads what Bean Validation found.
final class Violations {
  private Violations() {}

  static Stream<Violation> of(Errors errors) {
    return errors.getAllErrors().stream().map(Violations::of);
  }

  static List<Violation> of(List<ParameterValidationResult> results) {
    return results.stream()
        .flatMap(
            result ->
                result instanceof ParameterErrors body
                    ? of((Errors) body)
                    : result.getResolvableErrors().stream().map(error -> of(result, error)))
        .toList();
  }

  private static Violation of(ObjectError error) {
    return new Violation(
        error instanceof FieldError field ? field.getField() : error.getObjectName(),
        kebab(Objects.requireNonNullElse(error.getCode(), "invalid")),
        Objects.requireNonNullElse(error.getDefaultMessage(), "This is not valid."),
        error.contains(ConstraintViolation.class)
            ? limits(error.unwrap(ConstraintViolation.class))
            : null);
  }

  private static Violation of(ParameterValidationResult result, MessageSourceResolvable error) {
    String[] codes = error.getCodes();
    String code = codes == null || codes.length == 0 ? "invalid" : codes[codes.length - 1];
    return new Violation(
        Objects.requireNonNullElse(result.getMethodParameter().getParameterName(), "parameter"),
        kebab(code),
        Objects.requireNonNullElse(error.getDefaultMessage(), "This is not valid."),
        null);
  }

  /// The constraint's own attributes, such as `{max=200, min=1}`; `null` if it has none.
  private static @Nullable Map<String, Object> limits(ConstraintViolation<?> violation) {
    Map<String, Object> limits = new TreeMap<>(violation.getConstraintDescriptor().getAttributes());
    List.of("message", "groups", "payload", "flags").forEach(limits::remove);
    return limits.isEmpty() ? null : limits;
  }

  private static String kebab(String code) {
    return code.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(java.util.Locale.ROOT);
  }
}
