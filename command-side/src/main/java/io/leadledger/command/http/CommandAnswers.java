package io.leadledger.command.http;

import io.leadledger.command.platform.CommandAnswer;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/// Gives every command's answer its headers: `ETag` (the version), `Event-Position`, and `Location`
/// for what was created.
@ControllerAdvice
class CommandAnswers implements ResponseBodyAdvice<CommandAnswer> {
  static final String EVENT_POSITION = "Event-Position";

  @Override
  public boolean supports(
      MethodParameter returned, Class<? extends HttpMessageConverter<?>> converter) {
    return CommandAnswer.class.isAssignableFrom(returned.getParameterType());
  }

  @Override
  public @Nullable CommandAnswer beforeBodyWrite(
      @Nullable CommandAnswer result,
      MethodParameter returned,
      MediaType type,
      Class<? extends HttpMessageConverter<?>> converter,
      ServerHttpRequest request,
      ServerHttpResponse response) {
    if (result != null) {
      HttpHeaders headers = response.getHeaders();
      headers.setETag("\"" + result.version() + "\"");
      headers.set(EVENT_POSITION, Long.toString(result.position()));
      ResponseStatus status = returned.getMethodAnnotation(ResponseStatus.class);
      if (status != null && status.code() == HttpStatus.CREATED) {
        headers.setLocation(URI.create(request.getURI().getRawPath() + "/" + result.id()));
      }
    }
    return result;
  }
}
