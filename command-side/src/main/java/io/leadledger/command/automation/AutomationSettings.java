package io.leadledger.command.automation;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How automations run (`leadledger.automations.*`).
///
/// @param claimTimeout after which another process takes over from one that has died
/// @param nodeId by which a process knows its own claim again after a restart; by default each
///     start is another node
@ConfigurationProperties("leadledger.automations")
record AutomationSettings(@DefaultValue("5s") Duration claimTimeout, @Nullable String nodeId) {}
