package io.leadledger.store;

import java.util.OptionalLong;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/// How far a unit of work has moved the history: the position of the last event that it appended.
/// Known from the end of its prepare-commit phase, and only where the events are stored in
/// PostgreSQL.
public final class AppendedPosition {
  private static final String RESOURCE = AppendedPosition.class.getName();

  private AppendedPosition() {}

  /// The position of the last event that this unit of work, or one nested in it, has appended;
  /// empty if it appended none.
  public static OptionalLong of(UnitOfWork<?> work) {
    Long position = work.root().getResource(RESOURCE);
    return position == null ? OptionalLong.empty() : OptionalLong.of(position);
  }

  static void reached(long position) {
    if (CurrentUnitOfWork.isStarted()) {
      CurrentUnitOfWork.get().root().resources().put(RESOURCE, position);
    }
  }
}
