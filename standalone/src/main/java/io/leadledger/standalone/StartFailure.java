package io.leadledger.standalone;

/// LeadLedger cannot start. The message tells in one line what is wrong and what to do about it.
final class StartFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StartFailure(String message) {
    super(message);
  }
}
