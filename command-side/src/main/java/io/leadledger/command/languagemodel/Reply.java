package io.leadledger.command.languagemodel;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What came back.
public sealed interface Reply {

  /// An answer. Tokens are as the provider counted them; null if it did not.
  record Answered(String text, @Nullable Integer inputTokens, @Nullable Integer outputTokens)
      implements Reply {}

  /// Too much is asked of it. `retryAfter` is when it wants to be asked again, if it says so.
  record RateLimited(@Nullable Duration retryAfter) implements Reply {}

  /// It took too long. Whether it will be charged for is not known.
  record TimedOut() implements Reply {}

  /// It cannot be reached, or is broken. `charged` tells that it may have done the work all the
  /// same.
  record Unavailable(String why, boolean charged) implements Reply {}

  /// It does not want the question: the key is wrong, or the model is not known, or the like.
  record Refused(String why) implements Reply {}
}
