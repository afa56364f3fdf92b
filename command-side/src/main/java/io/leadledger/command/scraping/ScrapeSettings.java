package io.leadledger.command.scraping;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How jobs are worked at (`leadledger.scraping.*`).
///
/// @param jobs that this process works at, at once
/// @param hosts that one job talks to, at once
/// @param inHand pages of one job that are fetched and not yet recorded
/// @param batch pages that are recorded together at most
/// @param reading how long a page may take to be read, once it is here
/// @param report how often the history is told how far a job has come
/// @param afterFailure how long a job is left alone after something unforeseen
@ConfigurationProperties("leadledger.scraping")
record ScrapeSettings(
    @DefaultValue("32") int jobs,
    @DefaultValue("8") int hosts,
    @DefaultValue("64") int inHand,
    @DefaultValue("100") int batch,
    @DefaultValue("15s") Duration reading,
    @DefaultValue("10s") Duration report,
    @DefaultValue("30s") Duration afterFailure) {}
