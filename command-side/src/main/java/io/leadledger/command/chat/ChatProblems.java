package io.leadledger.command.chat;

import io.leadledger.http.ProblemException;
import org.springframework.http.HttpStatus;

/// What visitors' pages are told when something is not as they think.
final class ChatProblems {
  private ChatProblems() {}

  static ProblemException noSite() {
    return new ProblemException(
        HttpStatus.NOT_FOUND, "not-found", "There is no chat site with this id.");
  }

  static ProblemException tooMany(long seconds) {
    return new ProblemException(
            HttpStatus.TOO_MANY_REQUESTS, "too-many-requests", "This is too fast. Wait a moment.")
        .with("retryAfterSeconds", seconds);
  }
}
