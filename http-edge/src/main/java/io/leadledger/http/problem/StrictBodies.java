package io.leadledger.http.problem;

import io.leadledger.http.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/// Lets JSON bodies in only if they are small enough and hold text that can be stored: well-formed
/// UTF-8 (Jackson itself lets overlong forms and surrogates through), no NUL and no half of a
/// surrogate pair (PostgreSQL stores neither).
@RestControllerAdvice
class StrictBodies extends RequestBodyAdviceAdapter {
  private final JsonMapper json;
  private final int limit;

  StrictBodies(JsonMapper json, int limit) {
    this.json = json;
    this.limit = limit;
  }

  @Override
  public boolean supports(
      MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converter) {
    return JacksonJsonHttpMessageConverter.class.isAssignableFrom(converter);
  }

  @Override
  public HttpInputMessage beforeBodyRead(
      HttpInputMessage message,
      MethodParameter parameter,
      Type type,
      Class<? extends HttpMessageConverter<?>> converter)
      throws IOException {
    byte[] body = read(message);
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
    } catch (CharacterCodingException _) {
      throw new ProblemException(
          HttpStatus.BAD_REQUEST, "malformed-utf-8", "The body is not valid UTF-8.");
    }
    requireStorableText(body);
    return new Read(message.getHeaders(), new ByteArrayInputStream(body));
  }

  private byte[] read(HttpInputMessage message) throws IOException {
    byte[] body = message.getBody().readNBytes(limit + 1);
    if (body.length > limit) {
      throw new ProblemException(
              HttpStatus.CONTENT_TOO_LARGE,
              "content-too-large",
              "The body is larger than " + limit + " bytes.")
          .with("limit", limit);
    }
    return body;
  }

  /// NUL and halves of surrogate pairs pass as well-formed UTF-8 only when they are written as
  /// escapes.
  private void requireStorableText(byte[] body) {
    if (!contains(body, '\\')) {
      return;
    }
    try (JsonParser tokens = json.createParser(body)) {
      for (JsonToken token = tokens.nextToken(); token != null; token = tokens.nextToken()) {
        if ((token == JsonToken.VALUE_STRING || token == JsonToken.PROPERTY_NAME)
            && !isStorable(tokens.getString())) {
          throw new ProblemException(
              HttpStatus.BAD_REQUEST,
              "unstorable-text",
              "The body holds a character that cannot be stored: \\u0000, or half of a surrogate pair.");
        }
      }
    } catch (JacksonException _) {
      // Not JSON: the reading proper says so, with the place.
    }
  }

  private static boolean isStorable(String text) {
    return text.codePoints()
        .noneMatch(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
  }

  private static boolean contains(byte[] body, char character) {
    for (byte b : body) {
      if (b == character) {
        return true;
      }
    }
    return false;
  }

  private record Read(HttpHeaders getHeaders, InputStream getBody) implements HttpInputMessage {}
}
