package io.leadledger.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// One thing that is wrong with a request: the field as a path such as `contact.emails[0]` or the
/// parameter's name, a stable code in kebab-case, a sentence for people, and what was expected
/// instead, where that can be said.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Violation(String field, String code, String message, @Nullable Object expected) {}
