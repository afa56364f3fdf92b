package io.leadledger.query.projection;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How projections run (`leadledger.projection.*`).
///
/// @param segments into how many parts the tenants of a schema are divided, when it is projected
///     for the first time; the parts are projected at the same time, by one process or several
/// @param batch the most events that one transaction projects
/// @param claimTimeout after which another process takes over the segments of one that has died
/// @param nodeId by which a process knows its own segments again after a restart; by default each
///     start is another node
/// @param readyWithin how many events a projection may be behind and still count as ready
/// @param mostParked how many streams a group of tables may refuse; with one more it is the
///     projector that is wrong, and the projection stops there until it is mended
/// @param patience the longest that a query may wait for a position
@ConfigurationProperties("leadledger.projection")
record ProjectionSettings(
    @DefaultValue("2") int segments,
    @DefaultValue("1000") int batch,
    @DefaultValue("5s") Duration claimTimeout,
    @Nullable String nodeId,
    @DefaultValue("10000") long readyWithin,
    @DefaultValue("1000") int mostParked,
    @DefaultValue("30s") Duration patience) {}
