package io.leadledger.http;

import java.util.UUID;

/// Who makes the present request: the member in whose name it is made, their tenant, and the role of their key.
public record Caller(UUID tenant, UUID actor, Role role) {}
