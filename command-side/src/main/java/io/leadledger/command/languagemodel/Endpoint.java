package io.leadledger.command.languagemodel;

import org.jspecify.annotations.Nullable;

/// A model, and how it is reached.
///
/// @param provider `openai` or `anthropic`: how it is spoken to
/// @param model what its provider calls it
/// @param baseUrl null for the provider's own address
/// @param key null if it is asked without one
public record Endpoint(
    String provider, String model, @Nullable String baseUrl, @Nullable String key) {

  @Override
  public String toString() {
    return provider + " " + model + (baseUrl == null ? "" : " at " + baseUrl);
  }
}
