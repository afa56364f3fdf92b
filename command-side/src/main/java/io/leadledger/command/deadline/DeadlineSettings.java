package io.leadledger.command.deadline;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How deadlines are kept (`leadledger.deadlines.*`).
///
/// @param polling how often they are looked at
@ConfigurationProperties("leadledger.deadlines")
record DeadlineSettings(@DefaultValue("5s") Duration polling) {}
