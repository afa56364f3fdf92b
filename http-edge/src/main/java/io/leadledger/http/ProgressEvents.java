package io.leadledger.http;

import java.io.IOException;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// Tells whoever follows a long piece of work how it goes, as server-sent events: `progress` at
/// every change, and `finished` at the end.
public final class ProgressEvents {
  private static final Duration EVERY = Duration.ofMillis(300);

  private ProgressEvents() {}

  /// @param work read again and again
  /// @param isFinished whether what was read is the end
  public static <T> SseEmitter follow(Supplier<T> work, Predicate<T> isFinished) {
    var emitter = new SseEmitter(0L);
    Thread.ofVirtual().name("follower").start(() -> tell(emitter, work, isFinished));
    return emitter;
  }

  private static <T> void tell(SseEmitter emitter, Supplier<T> work, Predicate<T> isFinished) {
    try {
      T now = work.get();
      send(emitter, now, isFinished);
      while (!isFinished.test(now)) {
        Thread.sleep(EVERY);
        T next = work.get();
        if (!next.equals(now)) {
          send(emitter, next, isFinished);
        }
        now = next;
      }
      emitter.complete();
    } catch (IOException _) {
      // the follower has gone
    } catch (InterruptedException | RuntimeException e) {
      emitter.completeWithError(e);
    }
  }

  private static <T> void send(SseEmitter emitter, T now, Predicate<T> isFinished)
      throws IOException {
    String name = isFinished.test(now) ? "finished" : "progress";
    emitter.send(SseEmitter.event().name(name).data(now, MediaType.APPLICATION_JSON));
  }
}
