package io.leadledger.store.sealing;

import io.leadledger.store.seal.HistoricEvent;
import io.leadledger.store.seal.HistoryFile;
import io.leadledger.store.seal.HistoryItem;
import io.leadledger.store.seal.HistoryItem.Begun;
import io.leadledger.store.seal.HistoryItem.Ended;
import io.leadledger.store.seal.HistoryItem.Event;
import io.leadledger.store.seal.HistoryItem.Head;
import io.leadledger.store.seal.HistoryItem.Leaves;
import io.leadledger.store.seal.HistoryItem.Proof;
import io.leadledger.store.seal.HistoryItem.Row;
import io.leadledger.store.seal.HistoryVerifier;
import io.leadledger.store.seal.Malformed;
import io.leadledger.store.seal.MerkleTree;
import io.leadledger.store.seal.PublicKey;
import io.leadledger.store.seal.TreeHead;
import io.leadledger.store.seal.Verdict;
import io.leadledger.store.vault.Secrets;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.dao.NonTransientDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Brings a history that was carried away into an empty LeadLedger: all of it, checked, with the
/// positions and heads that it had, or nothing (ADR 131).
public final class HistoryImport {
  private static final int AT_ONCE = 200;

  private final JdbcClient database;
  private final TransactionTemplate transaction;
  private final Secrets secrets;

  public HistoryImport(DataSource pool, PlatformTransactionManager transactions, Secrets secrets) {
    this.database = JdbcClient.create(pool);
    this.transaction = new TransactionTemplate(transactions);
    this.secrets = secrets;
  }

  /// @param keys one of which its heads are signed with
  /// @return what was found to hold
  /// @throws Refused if it does not, or if this LeadLedger is not empty
  public Verdict run(InputStream export, Collection<PublicKey> keys) {
    try {
      return Objects.requireNonNull(transaction.execute(_ -> taken(export, keys)));
    } catch (NonTransientDataAccessException e) {
      throw new Refused(
          "The database does not take it: " + e.getMostSpecificCause().getMessage() + ".");
    }
  }

  private Verdict taken(InputStream export, Collection<PublicKey> keys) {
    Taking taking = new Taking(keys);
    try {
      HistoryFile.read(export, taking::accept);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return taking.end();
  }

  /// An export cannot be taken in; the message says why. Nothing has been changed.
  public static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refused(String message) {
      super(message);
    }
  }

  /// The one transaction in which everything is taken in.
  private final class Taking {
    private final HistoryVerifier verifier;
    private final HistoryTable history = new HistoryTable(database);
    private final WorkingState state = new WorkingState(database);
    private final Subjects subjects = new Subjects(database);
    private final Heads heads = new Heads(database);
    private final List<HistoricEvent> events = new ArrayList<>();
    private final List<String> rows = new ArrayList<>();
    private String table = "";
    private boolean moves;
    private String origin = "";
    private long last;

    Taking(Collection<PublicKey> keys) {
      this.verifier = new HistoryVerifier(keys, List.of());
      database.sql("lock table events.domain_event_entry in exclusive mode").update();
      if (database
          .sql(
              "select exists (select from events.domain_event_entry) or exists (select from seal.tree)")
          .query((row, _) -> row.getBoolean(1))
          .single()) {
        throw new Refused(
            "This LeadLedger has a history of its own. An export is taken in by an empty one, before its first start.");
      }
    }

    void accept(HistoryItem item) {
      verifier.accept(item);
      switch (item) {
        case Begun begun -> begin(begun);
        case Event event -> {
          events.add(event.event());
          last = Math.max(last, event.event().position());
          if (events.size() == AT_ONCE) {
            writeEvents();
          }
        }
        case Head head -> {
          if (head.head().head().origin().equals(origin)) {
            heads.write(head.head());
          }
        }
        case Row row -> {
          moves = true;
          if (rows.size() == AT_ONCE || !row.table().equals(table)) {
            writeRows();
            table = row.table();
          }
          rows.add(row.row());
        }
        case Leaves _, Proof _, Ended _ -> {}
      }
    }

    private void begin(Begun begun) {
      if (begun.tenant() != null) {
        throw new Refused("This is the history of one tenant: it proves itself, but is not whole.");
      }
      origin = begun.origin();
      database.sql("insert into seal.tree (origin) values (?)").param(origin).update();
      for (int at = 0; at < begun.keys().size(); at++) {
        database
            .sql("insert into seal.key (number, public_key) values (?, ?)")
            .params(begun.keys().size() - at, begun.keys().get(at).toString())
            .update();
      }
    }

    private void writeEvents() {
      history.write(events);
      events.forEach(subjects::noteThoseOf);
      events.clear();
    }

    private void writeRows() {
      if (!rows.isEmpty()) {
        state.write(table, rows);
        rows.clear();
      }
    }

    Verdict end() {
      Verdict verdict = verifier.end();
      if (!verdict.holds()) {
        throw new Refused(
            "The export is not what was sealed: " + verdict.findings().getFirst().told() + ".");
      }
      writeEvents();
      writeRows();
      history.goOnAfter(last);
      Tiles tiles = new Tiles(database);
      Growing tree = new Growing(tiles, history);
      while (tree.step(last)) {}
      TreeHead head = heads.newest().orElseThrow(() -> new Malformed("It has no head.")).head();
      if (tree.size() != head.size()
          || !MerkleTree.root(tiles.subtrees(), head.size()).equals(head.root())) {
        throw new IllegalStateException("What was taken in is not what was read.");
      }
      if (moves) {
        state.goOnNumbering();
        requireSameMasterKey();
      } else {
        subjects.write();
        new SealKeys(database, secrets).makeNext();
      }
      return verdict;
    }

    private void requireSameMasterKey() {
      try {
        new SealKeys(database, secrets).current();
      } catch (IllegalStateException e) {
        throw new Refused(
            "The keys in the export are under another master key than this LeadLedger's: bring master.key along.");
      }
    }
  }
}
