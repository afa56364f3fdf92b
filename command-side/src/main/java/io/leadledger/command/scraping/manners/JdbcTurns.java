package io.leadledger.command.scraping.manners;

import io.leadledger.store.work.ProcessLocks;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// A lock in PostgreSQL for each host, which ends with its process, and the table
/// `command.scrape_host`, which tells the next holder how long to wait (see ADR 0128). There is
/// nothing in it of names of hosts but their digests.
@Component
class JdbcTurns implements Turns, DisposableBean {
  private static final Logger LOG = LoggerFactory.getLogger(JdbcTurns.class);

  private final ProcessLocks locks;
  private final JdbcClient database;

  /// Whoever goes to a website may be called back at any moment, and a virtual thread that is
  /// interrupted while it talks to the database closes the connection that holds all locks.
  private final ExecutorService undisturbed =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("host-locks").daemon().factory());

  JdbcTurns(ProcessLocks locks, JdbcClient database) {
    this.locks = locks;
    this.database = database;
  }

  @Override
  public boolean isOurs(String host) {
    return locks.holds(nameOf(host));
  }

  /// Where the database does not answer, the host is somebody else's for the moment.
  @Override
  public Optional<Standing> take(String host) {
    return CompletableFuture.supplyAsync(() -> tryToTake(host), undisturbed).join();
  }

  private Optional<Standing> tryToTake(String host) {
    try {
      if (locks.take(nameOf(host))) {
        return Optional.of(begin(host));
      }
      want(host);
    } catch (RuntimeException e) {
      LOG.warn("A host cannot be had now", e);
      locks.release(nameOf(host));
    }
    return Optional.empty();
  }

  private Standing begin(String host) {
    return database
        .sql(
            """
            insert into command.scrape_host (host, held) values (sha256(convert_to(?, 'UTF8')), true)
            on conflict (host) do update set held = true, wanted_at = null
            returning coalesce(old.held, false), coalesce(old.troubles, 0),
              coalesce(ceil(extract(epoch from old.ready_at - clock_timestamp()) * 1000), 0)::bigint""")
        .param(host)
        .query(
            (row, _) ->
                new Standing(
                    new Pause(Duration.ofMillis(Math.max(row.getLong(3), 0)), row.getInt(2)),
                    row.getBoolean(1)))
        .single();
  }

  private void want(String host) {
    database
        .sql(
            """
            insert into command.scrape_host as known (host, held, wanted_at)
            values (sha256(convert_to(?, 'UTF8')), true, now())
            on conflict (host) do update set wanted_at = excluded.wanted_at
            where known.wanted_at is null or known.wanted_at < now() - interval '1 second'""")
        .param(host)
        .update();
  }

  @Override
  public Set<String> wanted(Set<String> hosts) {
    return new HashSet<>(
        database
            .sql(
                """
                select name from unnest(?::text[]) as name
                where sha256(convert_to(name, 'UTF8')) in
                  (select host from command.scrape_host where wanted_at > now() - interval '5 seconds')""")
            .param(hosts.toArray(String[]::new))
            .query((row, _) -> row.getString(1))
            .list());
  }

  @Override
  public void tell(String host, Pause pause) {
    CompletableFuture.runAsync(() -> tryToWrite(host, true, pause), undisturbed).join();
  }

  @Override
  public void leave(String host, Pause pause) {
    CompletableFuture.runAsync(
            () -> {
              tryToWrite(host, false, pause);
              locks.release(nameOf(host));
            },
            undisturbed)
        .join();
  }

  private void tryToWrite(String host, boolean held, Pause pause) {
    try {
      write(host, held, pause);
      forget();
    } catch (RuntimeException e) {
      LOG.warn("How long a host is to be left alone could not be kept", e);
    }
  }

  /// Yesterday's hosts.
  private void forget() {
    database
        .sql("delete from command.scrape_host where ready_at < now() - interval '1 day'")
        .update();
  }

  private void write(String host, boolean held, Pause pause) {
    database
        .sql(
            """
            insert into command.scrape_host (host, held, troubles, ready_at)
            values (sha256(convert_to(?, 'UTF8')), ?, ?, clock_timestamp() + ? * interval '1 millisecond')
            on conflict (host) do update
            set held = excluded.held, troubles = excluded.troubles, ready_at = excluded.ready_at""")
        .params(host, held, pause.troubles(), pause.time().toMillis())
        .update();
  }

  @Override
  public void destroy() {
    undisturbed.shutdown();
  }

  private static String nameOf(String host) {
    return "command.scrape_host/" + host;
  }
}
