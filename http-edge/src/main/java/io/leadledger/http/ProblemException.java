package io.leadledger.http;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatusCode;

/// A refusal that is told to the client as problem details (RFC 9457): a status, a stable `code` in kebab-case, a sentence
/// for people, and further members such as the field that is wrong and what was expected.
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final HttpStatusCode status;
  private final String code;
  private final transient Map<String, Object> members = new LinkedHashMap<>();

  public ProblemException(HttpStatusCode status, String code, String detail) {
    super(detail);
    this.status = status;
    this.code = code;
  }

  /// Adds a member to the problem details.
  public ProblemException with(String member, Object value) {
    members.put(member, value);
    return this;
  }

  public HttpStatusCode status() {
    return status;
  }

  public String code() {
    return code;
  }

  public Map<String, Object> members() {
    return members;
  }
}
