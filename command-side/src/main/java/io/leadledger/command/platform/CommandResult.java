package io.leadledger.command.platform;

import java.util.UUID;

/// What a carried-out command left behind: the aggregate, its version (`ETag`; 0 after its first
/// event), and the position of the command's last event in the history (`Event-Position`), or the
/// position reached when it made no event.
public record CommandResult(UUID id, long version, long position) implements CommandAnswer {}
