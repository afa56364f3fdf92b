package io.leadledger.standalone.demo;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A lead as it might come in, and what happens to it afterwards, in order.
///
/// @param name how a person would speak of it
/// @param capture the body of the request that captures it
record SampleLead(String name, Map<String, Object> capture, List<Step> steps) {

  /// One request about the lead.
  ///
  /// @param path below the lead's address
  record Step(String method, String path, @Nullable Map<String, Object> body) {}
}
