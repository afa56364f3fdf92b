package io.leadledger.http.problem;

import io.leadledger.http.ProblemException;
import io.leadledger.http.Violation;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/// Tells refusals as problem details: those of our own, and those of the platform (unknown path,
/// wrong method, wrong content type, malformed or invalid input).
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {

  @ExceptionHandler
  ResponseEntity<Object> on(ProblemException refusal) {
    return ProblemResponse.of(refusal);
  }

  /// Query parameters that are no UTF-8, or too many.
  @ExceptionHandler
  ResponseEntity<Object> on(InvalidParameterException e) {
    return ProblemResponse.of(
        HttpStatusCode.valueOf(e.getErrorCode()),
        "malformed-query",
        "The query parameters cannot be read.");
  }

  @Override
  protected ResponseEntity<Object> handleHttpMessageNotReadable(
      HttpMessageNotReadableException e,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    return on(UnreadableJson.explain(e));
  }

  @Override
  protected ResponseEntity<Object> handleMethodArgumentNotValid(
      MethodArgumentNotValidException e,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    return on(ProblemException.invalid(Violations.of(e.getBindingResult()).toList()));
  }

  @Override
  protected ResponseEntity<Object> handleHandlerMethodValidationException(
      HandlerMethodValidationException e,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    return on(ProblemException.invalid(Violations.of(e.getParameterValidationResults())));
  }

  @Override
  protected ResponseEntity<Object> handleTypeMismatch(
      TypeMismatchException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    String field =
        e instanceof MethodArgumentTypeMismatchException argument
            ? argument.getName()
            : String.valueOf(e.getPropertyName());
    return on(
        ProblemException.invalid(
            field, "wrong-type", "This value cannot be read.", Expected.of(e.getRequiredType())));
  }

  @Override
  protected ResponseEntity<Object> handleMissingServletRequestParameter(
      MissingServletRequestParameterException e,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    return missing(e.getParameterName());
  }

  @Override
  protected ResponseEntity<Object> handleServletRequestBindingException(
      ServletRequestBindingException e,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    return e instanceof MissingRequestHeaderException header
        ? missing(header.getHeaderName())
        : ProblemResponse.of(status, "invalid-request", "The request is not valid.");
  }

  @Override
  protected ResponseEntity<Object> handleNoResourceFoundException(
      NoResourceFoundException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    return ProblemResponse.of(status, "unknown-path", "There is nothing at this path.");
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleExceptionInternal(
      Exception e,
      @Nullable Object body,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    if (status.is5xxServerError()) {
      return Unexpected.tell(e, status);
    }
    String detail =
        Stream.ofNullable(e.getMessage()).findFirst().orElse("The request is not valid.");
    return ProblemResponse.of(status, ProblemResponse.codeOf(status), detail, Map.of(), headers);
  }

  private ResponseEntity<Object> missing(String field) {
    return on(
        ProblemException.invalid(
            List.of(new Violation(field, "missing", "This is required.", null))));
  }
}
