package io.leadledger.query.api;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What reading is allowed to cost (`leadledger.query.*`).
///
/// @param statementTimeout after which PostgreSQL gives up a statement or the fetch of further rows
/// @param answerTimeout after which an answer that is still being streamed is broken off
/// @param pageRows the most rows of a JSON answer
/// @param streamRows the most rows of a CSV or NDJSON answer
/// @param concurrentReads how many answers may hold a database connection at a time; the others
///     wait
/// @param concurrentReadsPerTenant how many of them may be one tenant's, so that readers who take
///     their time hold up only their own
/// @param patience how long they wait before they are told to come back
@ConfigurationProperties("leadledger.query")
public record QuerySettings(
    @DefaultValue("10s") Duration statementTimeout,
    @DefaultValue("10m") Duration answerTimeout,
    @DefaultValue("10000") int pageRows,
    @DefaultValue("1000000") int streamRows,
    @DefaultValue("6") int concurrentReads,
    @DefaultValue("3") int concurrentReadsPerTenant,
    @DefaultValue("5s") Duration patience) {}
