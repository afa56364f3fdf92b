package io.leadledger.store.personal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// The keys of all data subjects. A key is made with the first personal data that is written about
/// its subject, in the same transaction if the history is in the same database; other threads get
/// to see it once that transaction has committed.
public final class SubjectKeys {
  private static final int CACHED = 50_000;
  private static final int NEIGHBOURS = 200;

  /// After so long every process has noticed that a key was destroyed by another one.
  public static final Duration KNOWN_EVERYWHERE = Duration.ofMinutes(1);

  private final JdbcClient database;
  private final @Nullable JdbcClient ahead;
  private final MasterKey master;
  private final Cache<UUID, SubjectKey> committed =
      Caffeine.newBuilder().maximumSize(CACHED).expireAfterWrite(KNOWN_EVERYWHERE).build();
  private final ThreadLocal<@Nullable Gathering> gathering = new ThreadLocal<>();

  /// For a history in the same database: keys and events are committed together.
  public SubjectKeys(JdbcClient database, MasterKey master) {
    this(database, null, master);
  }

  private SubjectKeys(JdbcClient database, @Nullable JdbcClient ahead, MasterKey master) {
    this.database = database;
    this.ahead = ahead;
    this.master = master;
  }

  /// For a history elsewhere: a key is committed before the event that needs it. Readers may see
  /// that event before the transaction ends, and see it too if the transaction fails.
  ///
  /// @param ahead on connections of its own, which take part in no transaction
  public static SubjectKeys ahead(JdbcClient database, JdbcClient ahead, MasterKey master) {
    return new SubjectKeys(database, ahead, master);
  }

  /// A row for `vault.subject_key` that the caller has to insert.
  public record NewKey(UUID subject, byte[] wrapped) {}

  private record Gathering(Set<UUID> firstTime, List<NewKey> made) {}

  /// Carries out `writing`, and leaves the keys that are made by it for the caller to insert,
  /// together with what was written, in the present transaction: this saves a round trip per new
  /// subject. Subjects that are written about for the `firstTime` are not looked up.
  public List<NewKey> gatherNew(Set<UUID> firstTime, Runnable writing) {
    List<NewKey> made = new ArrayList<>();
    gathering.set(new Gathering(firstTime, made));
    try {
      writing.run();
    } finally {
      gathering.remove();
    }
    return made;
  }

  /// Loads the keys of these subjects, as far as they are not at hand, with one query.
  public void prefetch(Collection<UUID> subjects) {
    Set<UUID> missing = new HashSet<>(subjects);
    missing.removeIf(subject -> committed.getIfPresent(subject) != null);
    if (!missing.isEmpty()) {
      load(
          "select subject, wrapped_key from vault.subject_key where subject = any (?)",
          missing.toArray(UUID[]::new));
    }
  }

  /// What everything begins with that is stored under this subject's key.
  public static String mark(UUID subject) {
    return Ciphertext.mark(subject);
  }

  /// Destroys the subject's key, in the present transaction: nothing personal about it can be read
  /// or written from then on. One that had no key gets none any more.
  public void destroy(UUID subject) {
    database
        .sql(
            """
            insert into vault.subject_key (subject, destroyed_at) values (?, now())
            on conflict (subject) do update set wrapped_key = null, destroyed_at = now()
            where subject_key.wrapped_key is not null""")
        .param(subject)
        .update();
    rememberUntilCommit(new SubjectKey(subject, null, master));
  }

  /// Takes note of keys that have been destroyed, whichever process did it.
  public void areDestroyed(Collection<UUID> subjects) {
    subjects.forEach(subject -> remember(new SubjectKey(subject, null, master)));
  }

  /// The key to write with, made if the subject has none.
  SubjectKey forWriting(UUID subject) {
    Gathering now = gathering.get();
    SubjectKey known =
        now != null && now.firstTime().contains(subject) ? atHand(subject) : find(subject);
    return known == null ? create(subject) : known;
  }

  /// The key to read with; null if the subject never had one.
  @Nullable SubjectKey forReading(UUID subject) {
    return find(subject);
  }

  private @Nullable SubjectKey find(UUID subject) {
    SubjectKey known = atHand(subject);
    return known == null ? loadWithNeighbours(subject) : known;
  }

  private @Nullable SubjectKey atHand(UUID subject) {
    SubjectKey own = uncommitted().get(subject);
    return own == null ? committed.getIfPresent(subject) : own;
  }

  /// Subjects that were made one after the other are mostly read one after the other.
  private @Nullable SubjectKey loadWithNeighbours(UUID subject) {
    return load(
            "select subject, wrapped_key from vault.subject_key where subject >= ? order by subject limit "
                + NEIGHBOURS,
            subject)
        .get(subject);
  }

  private Map<UUID, SubjectKey> load(String sql, Object parameter) {
    Map<UUID, SubjectKey> found = new HashMap<>();
    database
        .sql(sql)
        .param(parameter)
        .query(
            row -> {
              UUID subject = row.getObject(1, UUID.class);
              found.put(subject, new SubjectKey(subject, row.getBytes(2), master));
            });
    Map<UUID, SubjectKey> own = uncommitted();
    found.forEach(
        (subject, key) -> {
          if (!own.containsKey(subject)) {
            remember(key);
          }
        });
    return found;
  }

  private SubjectKey create(UUID subject) {
    return ahead == null ? createInTransaction(subject) : createAhead(subject, ahead);
  }

  /// Of two who make a subject's first key at once, both use the one that was stored.
  private SubjectKey createAhead(UUID subject, JdbcClient client) {
    SubjectKey mine = SubjectKey.create(subject, master);
    byte[] stored =
        client
            .sql(
                """
                insert into vault.subject_key (subject, wrapped_key) values (?, ?)
                on conflict (subject) do update set wrapped_key = subject_key.wrapped_key
                returning wrapped_key""")
            .params(subject, Objects.requireNonNull(mine.wrapped()))
            .query(byte[].class)
            .single();
    SubjectKey key = new SubjectKey(subject, stored, master);
    remember(key);
    return key;
  }

  /// What is destroyed stays so: whoever read the key just before, and says so just after, does not
  /// bring it back.
  private void remember(SubjectKey key) {
    committed
        .asMap()
        .merge(key.subject(), key, (known, read) -> known.isDestroyed() ? known : read);
  }

  private SubjectKey createInTransaction(UUID subject) {
    SubjectKey key = SubjectKey.create(subject, master);
    NewKey row = new NewKey(subject, Objects.requireNonNull(key.wrapped()));
    Gathering now = gathering.get();
    if (now == null) {
      database
          .sql("insert into vault.subject_key (subject, wrapped_key) values (?, ?)")
          .params(row.subject(), row.wrapped())
          .update();
    } else {
      now.made().add(row);
    }
    rememberUntilCommit(key);
    return key;
  }

  private Map<UUID, SubjectKey> uncommitted() {
    @SuppressWarnings("unchecked")
    Map<UUID, SubjectKey> own =
        (Map<UUID, SubjectKey>) TransactionSynchronizationManager.getResource(this);
    return own == null ? Map.of() : own;
  }

  private void rememberUntilCommit(SubjectKey key) {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      throw new IllegalStateException("personal data is written in transactions only");
    }
    @SuppressWarnings("unchecked")
    Map<UUID, SubjectKey> own =
        (Map<UUID, SubjectKey>) TransactionSynchronizationManager.getResource(this);
    if (own == null) {
      own = new HashMap<>();
      TransactionSynchronizationManager.bindResource(this, own);
      TransactionSynchronizationManager.registerSynchronization(new Publication(own));
    }
    own.put(key.subject(), key);
  }

  private final class Publication implements TransactionSynchronization {
    private final Map<UUID, SubjectKey> own;

    Publication(Map<UUID, SubjectKey> own) {
      this.own = own;
    }

    @Override
    public void suspend() {
      TransactionSynchronizationManager.unbindResource(SubjectKeys.this);
    }

    @Override
    public void resume() {
      TransactionSynchronizationManager.bindResource(SubjectKeys.this, own);
    }

    @Override
    public void afterCompletion(int status) {
      TransactionSynchronizationManager.unbindResourceIfPossible(SubjectKeys.this);
      if (status == STATUS_COMMITTED) {
        own.values().forEach(SubjectKeys.this::remember);
      }
    }
  }
}
