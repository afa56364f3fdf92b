package io.leadledger.events.funnel;

import java.util.UUID;

/// Whose progress it is: `kind` is `lead`, `user`, `team` or `tenant`.
public record FunnelSubject(String kind, UUID id) {}
