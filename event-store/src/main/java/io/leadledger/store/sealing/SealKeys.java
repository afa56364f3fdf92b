package io.leadledger.store.sealing;

import io.leadledger.events.Ids;
import io.leadledger.store.seal.PublicKey;
import io.leadledger.store.seal.SealKey;
import io.leadledger.store.vault.Secrets;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The keys that heads of this LeadLedger were and are signed with. Private keys are secrets of the
/// vault; public ones are never forgotten, because old heads are checked with them.
public final class SealKeys {
  private static final String SECRET = "history-seal-key/";
  private static final String ORIGIN = "leadledger/";

  private final JdbcClient database;
  private final Secrets secrets;

  SealKeys(JdbcClient database, Secrets secrets) {
    this.database = database;
    this.secrets = secrets;
  }

  /// Under which name this history is sealed; given with the first question for it.
  public String origin() {
    return database
        .sql("select origin from seal.tree")
        .query((row, _) -> row.getString(1))
        .optional()
        .orElseGet(
            () -> {
              database
                  .sql("insert into seal.tree (origin) values (?) on conflict do nothing")
                  .param(ORIGIN + Ids.next())
                  .update();
              return origin();
            });
  }

  /// All public keys, the one that signs now first.
  public List<PublicKey> all() {
    List<PublicKey> known =
        database
            .sql("select public_key from seal.key order by number desc")
            .query((row, _) -> PublicKey.parse(row.getString(1)))
            .list();
    if (known.isEmpty()) {
      make(1);
      return all();
    }
    return known;
  }

  /// The key that signs now.
  SealKey current() {
    int newest = newest();
    return newest == 0 ? make(1) : open(newest);
  }

  /// Makes the next key, which signs from now on.
  SealKey makeNext() {
    return make(newest() + 1);
  }

  private int newest() {
    return database
        .sql("select coalesce(max(number), 0) from seal.key")
        .query((row, _) -> row.getInt(1))
        .single();
  }

  private SealKey make(int number) {
    SealKey key = open(number);
    database
        .sql("insert into seal.key (number, public_key) values (?, ?) on conflict do nothing")
        .params(number, key.publicKey().toString())
        .update();
    return key;
  }

  /// Of two processes that make it at once both get the one that was kept.
  private SealKey open(int number) {
    return SealKey.open(origin(), secrets.get(SECRET + number, SealKey::generate));
  }
}
