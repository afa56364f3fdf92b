package io.leadledger.command.funnel.advice;

/// What became of something that was suggested, and how urgent it is.
record Action(String status, int rank, double score) {
  static final String SUGGESTED = "suggested";
  static final String ACCEPTED = "accepted";
  static final String DISMISSED = "dismissed";
  static final String DONE = "done";
  static final String OVERTAKEN = "overtaken";

  boolean isOpen() {
    return status.equals(SUGGESTED) || status.equals(ACCEPTED);
  }

  Action with(String next) {
    return new Action(next, rank, score);
  }
}
