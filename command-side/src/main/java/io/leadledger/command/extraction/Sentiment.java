package io.leadledger.command.extraction;

import java.util.Locale;

/// How the lead sounds. Its name in events is in lower case.
public enum Sentiment {
  POSITIVE,
  NEUTRAL,
  NEGATIVE;

  public String value() {
    return name().toLowerCase(Locale.ROOT);
  }
}
