package io.leadledger.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How far the history can be read without skipping an event that is yet to appear.
///
/// Positions are drawn before transactions commit, so an event may appear before one with a lower
/// position. Whoever appends holds a shared advisory lock from before it draws a position until its
/// transaction has ended. A *cut* through the history is the newest visible position together with
/// the transactions that held the lock right after; when they have all ended, whatever is at or
/// before that position is visible or will never be. Clocks play no part, and a transaction that
/// appends nothing never holds anybody up. See docs/adr/0011.
///
/// The position reached is kept in memory, which is safe across a crash of the server because it is
/// always the position of a committed event. It is never taken from the sequence, whose values may
/// be given out twice when they were not yet on disk.
public final class SettledPrefix {
  private static final Logger LOG = LoggerFactory.getLogger(SettledPrefix.class);
  private static final int MOST_CUTS = 64;

  /// A prepared transaction shows up under a new name of this form.
  private static final String PREPARED = "-1/";

  private final Deque<Cut> cuts = new ArrayDeque<>();
  private volatile long settled;

  private record Cut(long head, Set<String> appending) {
    boolean isOver(List<String> stillAppending) {
      return appending.isEmpty()
          || stillAppending.stream()
              .noneMatch(tx -> appending.contains(tx) || tx.startsWith(PREPARED));
    }
  }

  /// The newest position up to which the history is settled now; 0 when there is none.
  public long position(DataSource database) {
    try (Connection connection = database.getConnection()) {
      return advance(connection);
    } catch (SQLException e) {
      throw new IllegalStateException("the history's settled position cannot be read", e);
    }
  }

  /// A position up to which the history is settled. The database is asked only if all that is known
  /// to be settled has been read, that is up to `read`. Events up to the answer are visible to
  /// statements that begin after this call, at the isolation level `read committed`.
  long beyond(long read, Connection connection) throws SQLException {
    long known = settled;
    return known > Math.max(read, 0) ? known : advance(connection);
  }

  /// Asks the database. One at a time: an answer that is older than a cut says nothing about it.
  synchronized long advance(Connection connection) throws SQLException {
    try (PreparedStatement statement =
            connection.prepareStatement("select head, appending from events.settlement()");
        ResultSet answer = statement.executeQuery()) {
      answer.next();
      String[] appending = (String[]) answer.getArray(2).getArray();
      return fold(answer.getLong(1), Arrays.asList(appending));
    }
  }

  private long fold(long head, List<String> appending) {
    if (head < settled) {
      LOG.error(
          "The history ends at {} but had been read up to {}: this is an older copy of it",
          head,
          settled);
      cuts.clear();
      settled = 0;
    }
    if (cuts.size() < MOST_CUTS && (cuts.isEmpty() || cuts.getLast().head < head)) {
      cuts.addLast(new Cut(head, Set.copyOf(appending)));
    }
    long reached = settled;
    while (!cuts.isEmpty() && cuts.getFirst().isOver(appending)) {
      reached = cuts.removeFirst().head;
    }
    settled = Math.max(settled, reached);
    return settled;
  }
}
