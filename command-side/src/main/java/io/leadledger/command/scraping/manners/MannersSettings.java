package io.leadledger.command.scraping.manners;

import io.leadledger.command.errand.Backoff;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How considerate reading is (`leadledger.scraping.manners.*`).
///
/// @param delay between two requests to a host, unless its robots.txt asks for a longer one
/// @param longestDelay of those that a robots.txt may ask for
/// @param firstPause after a host could not keep up; it doubles from time to time
/// @param longestPause a host is left alone for
/// @param rulesFor how long a robots.txt holds
@ConfigurationProperties("leadledger.scraping.manners")
public record MannersSettings(
    @DefaultValue("1s") Duration delay,
    @DefaultValue("5m") Duration longestDelay,
    @DefaultValue("5s") Duration firstPause,
    @DefaultValue("10m") Duration longestPause,
    @DefaultValue("24h") Duration rulesFor) {

  Backoff backoff() {
    return new Backoff(firstPause, longestPause);
  }
}
