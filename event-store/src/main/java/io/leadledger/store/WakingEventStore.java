package io.leadledger.store;

import io.leadledger.store.wake.Availability;
import java.util.List;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;

/// The event store, whose readers rest until something has been appended, here or elsewhere, and
/// which tells others when something has been appended here.
public final class WakingEventStore extends EmbeddedEventStore {
  private final Runnable appended;
  private final Availability availability =
      new Availability(() -> super.openStream(createHeadToken()));

  /// `appended` is called after each commit and each rollback, and must be quick.
  public WakingEventStore(Builder builder, Runnable appended) {
    super(builder);
    this.appended = appended;
  }

  /// Lets readers look for new events now instead of when their polling interval has passed.
  public void wake() {
    super.afterCommit(List.of());
  }

  @Override
  public TrackingEventStream openStream(@Nullable TrackingToken after) {
    return availability.of(super.openStream(after));
  }

  @Override
  public void shutDown() {
    availability.close();
    super.shutDown();
  }

  /// A rolled-back append may have been what readers were waiting for. Its transaction is over by
  /// the time the unit of work is cleaned up.
  @Override
  protected void prepareCommit(List<? extends EventMessage<?>> events) {
    if (CurrentUnitOfWork.isStarted()) {
      CurrentUnitOfWork.get()
          .root()
          .onCleanup(
              work -> {
                if (work.isRolledBack()) {
                  wake();
                  appended.run();
                }
              });
    }
    super.prepareCommit(events);
  }

  @Override
  protected void afterCommit(List<? extends EventMessage<?>> events) {
    super.afterCommit(events);
    appended.run();
  }
}
