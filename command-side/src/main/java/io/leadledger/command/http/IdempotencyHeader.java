package io.leadledger.command.http;

import io.leadledger.command.platform.IdempotentRequest;
import io.leadledger.http.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/// Reads the header `Idempotency-Key`, and digests the body of a request that carries one while it
/// is read.
@ControllerAdvice
class IdempotencyHeader extends RequestBodyAdviceAdapter {
  static final String NAME = "Idempotency-Key";

  private static final String BODY = IdempotencyHeader.class.getName();
  private static final Pattern KEY = Pattern.compile("[\\x20-\\x7e]{1,255}");

  static @Nullable IdempotentRequest read(HttpServletRequest request, UUID scope) {
    String key = request.getHeader(NAME);
    if (key == null) {
      return null;
    }
    if (!KEY.matcher(key).matches() || key.isBlank()) {
      throw new ProblemException(
              HttpStatus.BAD_REQUEST, "idempotency-key-malformed", "This is no Idempotency-Key.")
          .with("expected", "1 to 255 printable ASCII characters, such as a UUID");
    }
    MessageDigest digest = sha256();
    for (String part :
        new String[] {request.getMethod(), request.getRequestURI(), request.getQueryString()}) {
      digest.update(String.valueOf(part).getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
    }
    if (request.getAttribute(BODY) instanceof DigestInputStream body) {
      digest.update(body.getMessageDigest().digest());
    }
    return new IdempotentRequest(
        scope, sha256().digest(key.getBytes(StandardCharsets.US_ASCII)), digest.digest());
  }

  @Override
  public boolean supports(
      MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converter) {
    return current().getRequest().getHeader(NAME) != null;
  }

  @Override
  public HttpInputMessage beforeBodyRead(
      HttpInputMessage message,
      MethodParameter parameter,
      Type type,
      Class<? extends HttpMessageConverter<?>> converter)
      throws IOException {
    var body = new DigestInputStream(message.getBody(), sha256());
    current().getRequest().setAttribute(BODY, body);
    return new Read(message.getHeaders(), body);
  }

  private static ServletRequestAttributes current() {
    return (ServletRequestAttributes) RequestContextHolder.currentRequestAttributes();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private record Read(HttpHeaders getHeaders, InputStream getBody) implements HttpInputMessage {}
}
