package io.leadledger.command.extraction;

import java.util.List;
import java.util.UUID;

/// Where definitions come from: those of a tenant, in the order in which one would ask for them.
public interface DataPointDefinitions {
  List<DataPointDefinition> of(UUID tenant);
}
