package io.leadledger.command.funnel.advice;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What an assessment comes to, in words.
///
/// @param model `embedded`, or the name of the language model whose words they are
/// @param interaction by which it was asked; null if none was, or none could
record Words(String text, String model, @Nullable UUID interaction) {
  static final String EMBEDDED = "embedded";
}
