package io.leadledger.command.funnel.rehearsal;

import io.leadledger.command.funnel.progress.Way;
import io.leadledger.command.funnel.rehearsal.Rehearsing.Audience;
import io.leadledger.http.AtLeast;
import io.leadledger.http.Caller;
import io.leadledger.http.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// Tells who would stand elsewhere if a draft were published and all had gone by it from the start.
@RestController
@AtLeast(Role.ANALYST)
@Tag(name = "Funnels", description = "Which way somebody goes, and how far they have come")
class RehearsalController {
  private final Rehearsing rehearsing;

  RehearsalController(Rehearsing rehearsing) {
    this.rehearsing = rehearsing;
  }

  @GetMapping(
      path = "/api/v1/funnels/{funnel}/draft/rehearsal",
      produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  @Operation(
      summary = "Try the draft on all that was recorded, before it is published",
      description =
          "Server-sent events: `changed` for each progress that would stand elsewhere, `progress`"
              + " with how many have been looked at, and `finished` with how many would stand"
              + " where. Nothing is recorded.")
  SseEmitter rehearse(@PathVariable UUID funnel, Caller caller) {
    Way draft = rehearsing.draft(caller.tenant(), funnel);
    var emitter = new SseEmitter(0L);
    Thread.ofVirtual().name("rehearsal").start(() -> tell(emitter, caller.tenant(), funnel, draft));
    return emitter;
  }

  private void tell(SseEmitter emitter, UUID tenant, UUID funnel, Way draft) {
    try {
      Tally tally =
          rehearsing.rehearse(
              tenant,
              funnel,
              draft,
              new Audience() {
                @Override
                public void changed(Change change) throws IOException {
                  send(emitter, "changed", change);
                }

                @Override
                public void goesOn(Tally tally) throws IOException {
                  send(emitter, "progress", tally);
                }
              });
      send(emitter, "finished", tally);
      emitter.complete();
    } catch (IOException _) {
      // whoever asked has gone
    } catch (RuntimeException e) {
      emitter.completeWithError(e);
    }
  }

  private static void send(SseEmitter emitter, String name, Object data) throws IOException {
    emitter.send(SseEmitter.event().name(name).data(data, MediaType.APPLICATION_JSON));
  }
}
