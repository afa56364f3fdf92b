package io.leadledger.command.scraping;

import io.leadledger.command.scraping.KnownPages.KnownPage;
import io.leadledger.command.scraping.address.PageAddress;
import io.leadledger.command.scraping.address.Scope;
import io.leadledger.events.Ids;
import io.leadledger.events.scraping.PageContent;
import io.leadledger.events.scraping.PageFingerprint;
import io.leadledger.events.scraping.ScrapeJobEvent.*;
import io.leadledger.events.scraping.ScrapeLimits;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Where a job has been and where it is to go, as its findings say: it evolves by these alone, so
/// that whoever reads them from the history stands where those stood who wrote them (ADR 0125). Of
/// where it has been it keeps digests.
final class Frontier {
  private final ScrapeLimits limits;
  private final Scope scope;
  private final int mostQueued;
  private final Lately lately = new Lately();
  private final Digests seen = new Digests();
  private final Digests places = new Digests();
  private final Digests texts = new Digests();
  private final Digests told = new Digests();
  private final Map<String, Map<Long, Waiting>> queues = new LinkedHashMap<>();
  private final Tally tally = new Tally();
  private int queued;
  private int taken;
  private int findings;

  Frontier(ScrapeLimits limits, Scope scope) {
    this.limits = limits;
    this.scope = scope;
    this.mostQueued = 1_000 + 3 * limits.pages();
  }

  /// Reading begins here.
  void begin(List<String> urls) {
    urls.forEach(url -> admit(url, 0));
  }

  /// These are looked at again.
  void revisit(Collection<KnownPage> pages) {
    pages.forEach(page -> admit(page.url(), page.depth()));
  }

  synchronized void on(Finding finding) {
    findings++;
    tally.on(finding);
    switch (finding) {
      case SitemapRead e -> admitAll(e.addresses(), 1);
      case PageScraped e -> {
        PageContent content = e.content();
        if (content != null) {
          read(content.url());
          read(content.finalUrl());
          names(content).forEach(name -> texts.add(textOf(name, e.contentHash())));
          texts.add(Digests.of(e.fingerprint().aspects().toString()));
          admitAll(content.links(), e.depth() + 1);
        }
      }
      case PageUnchanged e -> {
        read(e.url());
        texts.add(Digests.of(e.fingerprint().aspects().toString()));
      }
      case PageGone e -> been(e.url());
      case PageSkipped e -> {
        been(e.url());
        admitAll(e.links(), e.depth() + 1);
      }
      case PageFailed e -> {
        been(e.url());
        if (e.again() && e.url() != null) {
          PageAddress.of(e.url())
              .ifPresent(again -> queue(again, e.depth(), e.attempt() + 1, e.pageId()));
        }
      }
      case SiteFactsFound e -> {
        if (e.facts() != null) {
          e.facts().facts().forEach(fact -> told.add(Digests.of(fact.kind() + " " + fact.value())));
        }
      }
      case PageChanged _ -> {} // of a page that is known
    }
  }

  /// Takes the next address of a host to look at it; null when none waits, or no more pages may be
  /// read.
  synchronized @Nullable Waiting take(String host) {
    Map<Long, Waiting> queue = queues.get(host);
    if (queue == null || queue.isEmpty() || tally.pages() + taken >= limits.pages()) {
      return null;
    }
    var first = queue.entrySet().iterator();
    Waiting next = first.next().getValue();
    first.remove();
    queued--;
    taken++;
    return next;
  }

  /// This has been found out about an address that was taken.
  synchronized void settle(List<Finding> found) {
    taken--;
    found.forEach(this::on);
  }

  /// Nothing has been found out about an address that was taken.
  synchronized void giveBack(Waiting at) {
    taken--;
    PageAddress.of(at.url()).ifPresent(url -> queue(url, at.depth(), at.attempt(), at.page()));
  }

  /// Whether nobody looks at anything.
  synchronized boolean isSettled() {
    return taken == 0;
  }

  /// Hosts whose addresses wait.
  synchronized Set<String> hosts() {
    return queues.entrySet().stream()
        .filter(queue -> !queue.getValue().isEmpty())
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /// Whether a page has been read whose every aspect is this one's, or one that has the same text
  /// and the same address, be it only by what it says of itself.
  synchronized boolean hasRead(PageContent content, String contentHash, PageFingerprint page) {
    return texts.contains(Digests.of(page.aspects().toString()))
        || names(content).anyMatch(name -> texts.contains(textOf(name, contentHash)));
  }

  /// Whether a page has been read that stands at this address.
  synchronized boolean hasRead(String url) {
    return places.contains(placeOf(url));
  }

  /// Whether no page of the job has told this.
  synchronized boolean isNews(String kind, String value) {
    return !told.contains(Digests.of(kind + " " + value));
  }

  synchronized int queued() {
    return queued;
  }

  synchronized int findings() {
    return findings;
  }

  synchronized Tally tally() {
    return tally;
  }

  /// Whether a limit forbids to go on; its name then.
  synchronized @Nullable String limit(long activeMillis) {
    if (tally.pages() >= limits.pages()) {
      return "pages";
    }
    if (tally.bytes() >= limits.bytes()) {
      return "bytes";
    }
    return activeMillis >= limits.minutes() * 60_000L ? "minutes" : null;
  }

  private void admitAll(@Nullable List<String> urls, int depth) {
    if (urls != null && depth <= limits.depth()) {
      urls.forEach(url -> admit(url, depth));
    }
  }

  private void admit(String url, int depth) {
    if (lately.has(url)) {
      return;
    }
    Optional<PageAddress> ours = PageAddress.of(url).filter(scope::contains);
    if (ours.isPresent() && queued >= mostQueued) {
      return; // there may be room for it later
    }
    lately.add(url);
    ours.filter(address -> seen.add(Digests.of(address.key())))
        .ifPresent(address -> queue(address, depth, 1, Ids.next()));
  }

  private void queue(PageAddress address, int depth, int attempt, UUID page) {
    String host = address.authority();
    Waiting replaced =
        queues
            .computeIfAbsent(host, _ -> new LinkedHashMap<>())
            .put(Digests.of(address.key()), new Waiting(address.url(), host, depth, attempt, page));
    queued += replaced == null ? 1 : 0;
  }

  private static Stream<String> names(PageContent content) {
    return Stream.of(content.url(), content.finalUrl(), content.canonical())
        .filter(Objects::nonNull)
        .distinct();
  }

  private static long textOf(String name, String contentHash) {
    return Digests.of(keyOf(name) + " " + contentHash);
  }

  /// The digest that all addresses of a page share.
  static long placeOf(String url) {
    return Digests.of(keyOf(url));
  }

  private static String keyOf(String url) {
    return PageAddress.of(url).map(PageAddress::key).orElse(url);
  }

  private void read(@Nullable String url) {
    if (url != null) {
      places.add(placeOf(url));
      been(url);
    }
  }

  /// Nobody has to go there any more.
  private void been(@Nullable String url) {
    if (url == null) {
      return;
    }
    long digest = placeOf(url);
    seen.add(digest);
    for (Map<Long, Waiting> queue : queues.values()) {
      if (queue.remove(digest) != null) {
        queued--;
        return;
      }
    }
  }
}
