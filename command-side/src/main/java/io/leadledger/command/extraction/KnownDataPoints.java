package io.leadledger.command.extraction;

import java.util.UUID;

/// The definitions of all tenants, kept in the transaction of their events.
interface KnownDataPoints extends DataPointDefinitions {

  /// Keeps a definition under its name.
  void put(UUID tenant, DataPointDefinition definition);

  void withdraw(UUID tenant, String name);

  /// Whether something of this name is looked for.
  default boolean has(UUID tenant, String name) {
    return of(tenant).stream().anyMatch(each -> each.name().equals(name));
  }
}
