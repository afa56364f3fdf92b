package io.leadledger.command.funnel.trigger;

import io.leadledger.command.automation.Automations;
import io.leadledger.command.errand.Errand;
import io.leadledger.command.errand.Errands;
import io.leadledger.command.funnel.FunnelBook;
import io.leadledger.command.funnel.FunnelBook.KnownVersion;
import io.leadledger.command.funnel.progress.ProgressBook;
import io.leadledger.events.funnel.FunnelDesign.Trigger;
import io.leadledger.events.funnel.FunnelProgressEvent;
import java.util.List;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/// What the triggers of a funnel ask for is left as errands, one for each trigger and event.
@Component
@ProcessingGroup(Automations.GROUP)
class WhenFunnelMovesThenTriggersFire {
  private final ProgressBook progresses;
  private final FunnelBook funnels;
  private final Errands errands;

  WhenFunnelMovesThenTriggersFire(ProgressBook progresses, FunnelBook funnels, Errands errands) {
    this.progresses = progresses;
    this.funnels = funnels;
    this.errands = errands;
  }

  @EventHandler
  void on(FunnelProgressEvent event, DomainEventMessage<?> message) {
    Occasion.of(message)
        .ifPresent(
            occasion -> {
              for (Trigger trigger : triggers(occasion, event.progressId(), message)) {
                errands.add(
                    Errand.because(
                        message,
                        FireTrigger.KIND,
                        Occasion.firing(message, trigger),
                        event.progressId(),
                        message.getSequenceNumber()));
              }
            });
  }

  private List<Trigger> triggers(Occasion occasion, UUID progress, DomainEventMessage<?> message) {
    UUID tenant = Automations.tenantOf(message);
    return progresses
        .find(tenant, progress)
        .flatMap(entry -> funnels.version(tenant, entry.version()))
        .map(KnownVersion::design)
        .map(occasion::triggers)
        .orElse(List.of());
  }
}
