package io.leadledger.query.messages;

import io.leadledger.http.Caller;
import io.leadledger.http.ProblemException;
import io.leadledger.query.history.HistorySettings;
import io.leadledger.query.projection.Projections;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/// What comes to crm.messages, read once per tenant however many watch its conversations: a tenant
/// is looked at as long as somebody does, and asked for rows only when its rows have gone on.
@Component
class MessageFeeds {
  /// The schema that is watched.
  static final String SCHEMA = "crm";

  private final MessageRows rows;
  private final Projections projections;
  private final Duration polling;
  private final ConcurrentMap<UUID, Feed> feeds = new ConcurrentHashMap<>();

  MessageFeeds(MessageRows rows, Projections projections, HistorySettings settings) {
    this.rows = rows;
    this.projections = projections;
    this.polling = settings.polling();
  }

  /// Begins to collect what comes to a conversation. What was there before is for the caller to
  /// read, after this call: then it misses nothing, and may meet some rows twice.
  Subscription subscribe(Caller caller, UUID conversation) {
    var subscription = new Subscription(conversation);
    feeds.compute(
        caller.tenant(),
        (_, present) -> {
          Feed feed = present == null ? new Feed(caller) : present;
          feed.subscriptions.add(subscription);
          return feed;
        });
    return subscription;
  }

  void unsubscribe(Caller caller, Subscription subscription) {
    feeds.computeIfPresent(
        caller.tenant(),
        (_, feed) -> {
          feed.subscriptions.remove(subscription);
          feed.over = feed.subscriptions.isEmpty();
          return feed.over ? null : feed;
        });
  }

  /// One tenant's rows.
  private final class Feed {
    private final Caller caller;
    private final Set<Subscription> subscriptions = ConcurrentHashMap.newKeySet();
    private volatile boolean over;
    private long looked;

    Feed(Caller caller) {
      this.caller = caller;
      this.looked = projections.position(SCHEMA, caller.tenant());
      Thread.ofVirtual().name("messages of " + caller.tenant()).start(this::run);
    }

    private void run() {
      while (!over) {
        try {
          if (!goOn()) {
            Thread.sleep(polling);
          }
        } catch (InterruptedException _) {
          over = true;
        }
      }
    }

    /// Hands out what has come; whether there may be more at once. As long as the database is away
    /// or busy there is nothing, and no look is counted.
    private boolean goOn() {
      try {
        long reached = projections.position(SCHEMA, caller.tenant());
        if (reached <= looked) {
          return false;
        }
        UUID[] watched =
            subscriptions.stream().map(Subscription::conversation).distinct().toArray(UUID[]::new);
        List<MessageRow> come = rows.ofAny(caller, watched, looked);
        come.forEach(row -> subscriptions.forEach(subscription -> subscription.offer(row)));
        boolean more = come.size() == MessageRows.BATCH;
        // Not beyond `reached`, also when newer rows are there: whoever has subscribed meanwhile
        // may
        // not have seen those yet.
        looked = more ? Math.min(come.getLast().position(), reached) : reached;
        return more;
      } catch (DataAccessException | ProblemException _) {
        return false;
      }
    }
  }
}
