package io.leadledger.command.conversation;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The id of a message of ours within what a provider says that something answers to, such as
/// `<id@example.com>`.
final class OurMessageId {
  private static final Pattern ID =
      Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

  private OurMessageId() {}

  static Optional<UUID> in(@Nullable String text) {
    return text == null
        ? Optional.empty()
        : ID.matcher(text).results().map(MatchResult::group).findFirst().map(UUID::fromString);
  }
}
