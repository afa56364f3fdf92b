package io.leadledger.store.sealing;

import io.leadledger.store.seal.SignedHead;
import io.leadledger.store.seal.TreeHead;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The heads that were signed, in `seal.head`.
public final class Heads {
  private final JdbcClient database;

  Heads(JdbcClient database) {
    this.database = database;
  }

  public Optional<SignedHead> newest() {
    return database
        .sql("select note from seal.head order by size desc limit 1")
        .query((row, _) -> SignedHead.parse(row.getString(1)))
        .optional();
  }

  public Optional<SignedHead> find(long size) {
    return database
        .sql("select note from seal.head where size = ?")
        .param(size)
        .query((row, _) -> SignedHead.parse(row.getString(1)))
        .optional();
  }

  /// All heads over more events than `size`, and no more than `last`.
  List<SignedHead> between(long size, long last) {
    return database
        .sql("select note from seal.head where size > ? and size <= ? order by size")
        .params(size, last)
        .query((row, _) -> SignedHead.parse(row.getString(1)))
        .list();
  }

  /// The next heads over more events than that.
  public List<SignedHead> beyond(long size, int most) {
    return database
        .sql("select note from seal.head where size > ? order by size limit ?")
        .params(size, most)
        .query((row, _) -> SignedHead.parse(row.getString(1)))
        .list();
  }

  void write(SignedHead signed) {
    TreeHead head = signed.head();
    database
        .sql(
            """
            insert into seal.head (size, root, position, signed_at, note) values (?, ?, ?, ?, ?)
            on conflict (size) do update set root = excluded.root, position = excluded.position,
              signed_at = excluded.signed_at, note = excluded.note""")
        .params(
            head.size(),
            head.root().bytes(),
            head.position(),
            OffsetDateTime.ofInstant(head.time(), ZoneOffset.UTC),
            signed.note())
        .update();
    // One that is signed once more, by another key, is told once more.
    database
        .sql("update seal.outlet set size = ? where size >= ?")
        .params(head.size() - 1, head.size())
        .update();
  }
}
