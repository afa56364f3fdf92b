package io.leadledger.events.upcasting;

import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// `lead.LeadCaptured` from revision 0 to 1. Revision 0, of the first prototypes, told neither the
/// lifecycle, which was always active, nor the moment of capture, which was that of the event, nor
/// which lead holds its company, which any lead with one did.
public final class LeadCapturedNamesItsLifecycle extends SingleEventUpcaster {
  private static final String NAME = "lead.LeadCaptured";

  @Override
  protected boolean canUpcast(IntermediateEventRepresentation event) {
    return event.getType().getName().equals(NAME) && "0".equals(event.getType().getRevision());
  }

  @Override
  protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
    return event.upcastPayload(
        new SimpleSerializedType(NAME, "1"),
        JsonNode.class,
        payload ->
            ((ObjectNode) payload)
                .put("lifecycle", "active")
                .put("capturedAt", event.getTimestamp().toString())
                .put("holdsCompany", payload.has("companyId")));
  }
}
