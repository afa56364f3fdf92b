package io.leadledger.command.scraping.fetch;

import io.leadledger.command.scraping.address.PageAddress;
import io.leadledger.command.values.RetryAfter;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.jspecify.annotations.Nullable;

/// One question on the way to what is fetched, and what the answer comes to.
final class Hop {
  private static final Pattern CANONICAL =
      Pattern.compile("<([^>]{1,2000})>\\s*;[^,]*\\brel\\s*=\\s*\"?canonical\\b");

  private final PageAddress address;
  private final Wanted wanted;
  private final Validators known;
  private final long bytesBefore;
  private final Duration tookBefore;
  private final long began = System.nanoTime();
  private long received;

  /// @param bytesBefore on the way here
  /// @param tookBefore the way here
  Hop(PageAddress address, Wanted wanted, Validators known, long bytesBefore, Duration tookBefore) {
    this.address = address;
    this.wanted = wanted;
    this.known = known;
    this.bytesBefore = bytesBefore;
    this.tookBefore = tookBefore;
  }

  /// Where an answer leads.
  record Step(Optional<Outcome> end, PageAddress onward) {}

  long bytes() {
    return bytesBefore + received;
  }

  Duration took() {
    return tookBefore.plusNanos(System.nanoTime() - began);
  }

  Step ask(CloseableHttpClient http, ScheduledExecutorService deadlines, Duration left) {
    HttpGet request = request();
    ScheduledFuture<?> deadline =
        deadlines.schedule(
            () -> request.cancel(), Math.max(left.toMillis(), 1), TimeUnit.MILLISECONDS);
    try {
      return step(request, http.executeOpen(null, request, null));
    } catch (IOException e) {
      return end(Failures.of(e, isOver(left)).at(address, bytes(), took()));
    } finally {
      deadline.cancel(false);
    }
  }

  /// By the clock: whoever is cut off may notice before the one who cuts is done.
  private boolean isOver(Duration left) {
    return System.nanoTime() - began >= left.toNanos();
  }

  private Step step(HttpGet request, ClassicHttpResponse answer) throws IOException {
    var content = new Content(answer, wanted);
    boolean whole = false;
    try {
      Step step = step(answer, content);
      whole = content.isReadToTheEnd();
      return step;
    } finally {
      received = content.bytes();
      if (!whole) {
        // Hung up on, without reading what else there is, however much that be.
        request.cancel();
      }
    }
  }

  private HttpGet request() {
    var request = new HttpGet(address.url());
    request.setHeader("Accept", wanted.accept());
    request.setHeader("Accept-Encoding", Unpacking.ACCEPTED);
    if (known.etag() != null) {
      request.setHeader("If-None-Match", known.etag());
    }
    if (known.lastModified() != null) {
      request.setHeader("If-Modified-Since", known.lastModified());
    }
    return request;
  }

  private Step step(ClassicHttpResponse answer, Content content) throws IOException {
    int status = answer.getCode();
    return switch (status) {
      case 200, 201, 203 -> end(fetched(answer, content));
      case 304 -> end(notModified(answer));
      case 301, 302, 303, 307, 308 -> redirected(answer);
      default -> end(failed(status, RetryAfter.of(header(answer, "Retry-After"))));
    };
  }

  private Outcome fetched(ClassicHttpResponse answer, Content content) throws IOException {
    Content.Part part = content.read();
    received = content.bytes();
    return switch (part) {
      case Content.Part.Unwanted(Refusal reason, String detail) ->
          new Outcome.Refused(address, reason, detail, bytes(), took());
      case Content.Part.Whole(String type, Body body) ->
          new Outcome.Fetched(
              address,
              answer.getCode(),
              type,
              body,
              all(answer, "X-Robots-Tag"),
              state(answer),
              header(answer, "Content-Language"),
              canonical(all(answer, "Link")),
              bytes(),
              took());
    };
  }

  /// A server that says so without having been asked is not well.
  private Outcome notModified(ClassicHttpResponse answer) {
    return known.equals(Validators.NONE)
        ? failed(304, null)
        : new Outcome.NotModified(address, state(answer), bytes(), took());
  }

  private Step redirected(ClassicHttpResponse answer) {
    String to = header(answer, "Location");
    Optional<PageAddress> onward = to == null ? Optional.empty() : address.link(to);
    return onward
        .map(next -> new Step(Optional.empty(), next))
        .orElseGet(
            () ->
                end(
                    new Outcome.Refused(
                        address,
                        Refusal.REDIRECT_TARGET,
                        to == null ? "" : to.substring(0, Math.min(to.length(), 200)),
                        bytes(),
                        took())));
  }

  private Outcome failed(int status, @Nullable Duration retryAfter) {
    boolean again =
        status >= 500 && status != 501 && status != 505
            || status == 408
            || status == 425
            || status == 429;
    return new Outcome.Failed(address, FetchError.HTTP, status, again, retryAfter, bytes(), took());
  }

  private Step end(Outcome outcome) {
    return new Step(Optional.of(outcome), address);
  }

  private static Validators state(ClassicHttpResponse answer) {
    return new Validators(header(answer, "ETag"), header(answer, "Last-Modified"));
  }

  private static @Nullable String canonical(String links) {
    Matcher found = CANONICAL.matcher(links);
    return found.find() ? found.group(1) : null;
  }

  private static String all(ClassicHttpResponse answer, String name) {
    return Arrays.stream(answer.getHeaders(name))
        .map(Header::getValue)
        .collect(Collectors.joining(",\n"));
  }

  private static @Nullable String header(ClassicHttpResponse answer, String name) {
    Header header = answer.getFirstHeader(name);
    return header == null ? null : header.getValue();
  }
}
