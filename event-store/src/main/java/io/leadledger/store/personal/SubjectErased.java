package io.leadledger.store.personal;

import java.util.UUID;

/// Somebody's personal data was to be stored after it had been erased.
public final class SubjectErased extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SubjectErased(UUID subject) {
    super("the personal data of " + subject + " has been erased");
  }
}
