package io.leadledger.http;

import org.springframework.http.HttpMethod;

/// A bean that lets requests to a path through without a token; only endpoints that say
/// [TakesNoToken] answer them then.
///
/// @param pattern of Spring's path patterns, such as `/api/v1/channels/*/webhooks/*`
public record OpenPath(HttpMethod method, String pattern) {}
