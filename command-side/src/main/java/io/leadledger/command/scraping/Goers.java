package io.leadledger.command.scraping;

import io.leadledger.command.scraping.content.ReadingStopped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Those who go to addresses for one job: one for each host, so that a host has one question at a
/// time. What they bring is read by others, while they are on their way again; but no more is
/// brought than can be recorded.
final class Goers {
  private static final Logger LOG = LoggerFactory.getLogger(Goers.class);
  private static final long IDLE_MILLIS = 200;
  private static final long LINGER_MILLIS = 30;
  private static final int ENOUGH_CHARACTERS = 1_000_000;
  private static final Visited TOO_SLOW = new Visited.Failed("reading_timeout", null, false);

  private final Frontier frontier;
  private final Judgement judgement;
  private final Visits visits;
  private final PageReaders readers;
  private final int hosts;
  private final Semaphore hands;
  private final BlockingQueue<Came> came = new LinkedBlockingQueue<>();
  private final Map<String, Thread> threads = new ConcurrentHashMap<>();
  private volatile boolean stopping;

  /// What has come of a visit.
  record Came(Waiting at, Visited visited) {
    int characters() {
      return visited instanceof Visited.Read page ? page.content().text().length() : 0;
    }
  }

  /// @param readers who read what is brought
  /// @param hosts that are talked to at once
  /// @param inHand pages that may be brought and not be recorded
  Goers(Journey journey, Visits visits, PageReaders readers, int hosts, int inHand) {
    this.frontier = journey.frontier();
    this.judgement = journey.judgement();
    this.visits = visits;
    this.readers = readers;
    this.hosts = hosts;
    this.hands = new Semaphore(inHand);
  }

  /// Sends somebody to each host to which nobody is on the way.
  ///
  /// @param further whether anybody is to go at all
  void send(boolean further) {
    if (!further) {
      return;
    }
    for (String host : frontier.hosts()) {
      if (threads.size() < hosts && !stopping) {
        threads.computeIfAbsent(
            host, _ -> Thread.ofVirtual().name("goer-" + host).start(() -> goTo(host)));
      }
    }
  }

  /// Waits a little for something to come, and gives what has come; maybe nothing.
  List<Came> await(int most) throws InterruptedException {
    List<Came> some = new ArrayList<>();
    int characters = 0;
    long patience = IDLE_MILLIS;
    while (some.size() < most && characters < ENOUGH_CHARACTERS) {
      Came next = came.poll(patience, TimeUnit.MILLISECONDS);
      if (next == null) {
        return some;
      }
      some.add(next);
      characters += next.characters();
      patience = LINGER_MILLIS;
    }
    return some;
  }

  /// So many are in the history, and others may be brought.
  void recorded(int pages) {
    hands.release(pages);
  }

  void stop() {
    stopping = true;
    threads.values().forEach(Thread::interrupt);
  }

  private void goTo(String host) {
    try {
      while (!stopping) {
        hands.acquire();
        Waiting next = frontier.take(host);
        if (next == null) {
          hands.release();
          return;
        }
        go(next);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      threads.remove(host);
    }
  }

  private void go(Waiting to) throws InterruptedException {
    Supplier<Visited> brought;
    try {
      brought = visits.go(to, judgement.known(to));
    } catch (InterruptedException e) {
      giveBack(to);
      throw e;
    } catch (RuntimeException e) {
      if (stopping) {
        giveBack(to);
        return;
      }
      brought = () -> unforeseen(to, e);
    }
    read(to, brought);
  }

  private void giveBack(Waiting at) {
    frontier.giveBack(at);
    hands.release();
  }

  private void read(Waiting at, Supplier<Visited> brought) {
    try {
      readers.read(() -> visited(at, brought), () -> tooSlow(at), visited -> settle(at, visited));
    } catch (RejectedExecutionException _) {
      giveBack(at);
    }
  }

  /// What failed while everybody was called back may have failed for that.
  private void settle(Waiting at, Visited visited) {
    if (stopping && visited instanceof Visited.Failed(_, _, boolean passing) && passing) {
      giveBack(at);
    } else {
      came.add(new Came(at, visited));
    }
  }

  /// Whatever a page does to its reader, it is one page.
  private static Visited visited(Waiting at, Supplier<Visited> brought) {
    try {
      return brought.get();
    } catch (ReadingStopped _) {
      return TOO_SLOW;
    } catch (RuntimeException | Error e) {
      return unforeseen(at, e);
    }
  }

  private static Visited tooSlow(Waiting at) {
    LOG.warn("Page {} takes too long to read", at.page());
    return TOO_SLOW;
  }

  private static Visited unforeseen(Waiting at, Throwable e) {
    LOG.warn("Page {} could not be read", at.page(), e);
    return new Visited.Failed("unreadable", null, false);
  }
}
