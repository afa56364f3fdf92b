package io.leadledger.command.imports;

import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// Tells those who follow an import how it goes: an event `progress` at every change, and
/// `finished` at the end.
final class ImportFollowers {
  private static final Duration EVERY = Duration.ofMillis(300);

  private final ImportJobs jobs;

  ImportFollowers(ImportJobs jobs) {
    this.jobs = jobs;
  }

  SseEmitter follow(UUID tenant, UUID job) {
    var emitter = new SseEmitter(0L);
    Thread.ofVirtual().name("import-follower").start(() -> tell(emitter, tenant, job));
    return emitter;
  }

  private void tell(SseEmitter emitter, UUID tenant, UUID job) {
    try {
      ImportJob now = jobs.find(tenant, job).orElseThrow();
      send(emitter, now);
      while (!now.state().isFinished()) {
        Thread.sleep(EVERY);
        ImportJob next = jobs.find(tenant, job).orElseThrow();
        if (!next.equals(now)) {
          send(emitter, next);
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

  private static void send(SseEmitter emitter, ImportJob job) throws IOException {
    String name = job.state().isFinished() ? "finished" : "progress";
    emitter.send(SseEmitter.event().name(name).data(job, MediaType.APPLICATION_JSON));
  }
}
