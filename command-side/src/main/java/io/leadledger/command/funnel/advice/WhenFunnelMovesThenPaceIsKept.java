package io.leadledger.command.funnel.advice;

import io.leadledger.command.automation.Automations;
import io.leadledger.events.funnel.FunnelProgressEvent;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/// How fast and how far everybody comes is kept, for others to be compared with.
@Component
@ProcessingGroup(Automations.GROUP)
class WhenFunnelMovesThenPaceIsKept {
  private final PaceBook book;

  WhenFunnelMovesThenPaceIsKept(PaceBook book) {
    this.book = book;
  }

  @EventHandler
  void on(FunnelProgressEvent event, DomainEventMessage<?> message) {
    book.keep(Automations.tenantOf(message), event);
  }
}
