package io.leadledger.query.seal;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How the history is sealed (`leadledger.seal.*`).
///
/// @param every how often a head is signed while the history grows, at most
/// @param headsFile to which heads are appended, outside of the database; none if it is not set
@ConfigurationProperties("leadledger.seal")
record SealSettings(@DefaultValue("1m") Duration every, @Nullable Path headsFile) {}
