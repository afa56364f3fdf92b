package io.leadledger.command.channel;

import io.leadledger.command.errand.Backoff;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.http.client.InetAddressFilter;

/// How messages leave (`leadledger.channels.outbound.*`).
///
/// @param attempts after which a message counts as failed
/// @param firstPause after the first attempt; it doubles from then on
/// @param longestPause between two attempts
/// @param connect how long to wait for a connection
/// @param answer how long to wait for an answer
/// @param whole how long an attempt may take in all
/// @param allow private addresses that adapters may reach all the same, such as `10.0.0.0/8`
@ConfigurationProperties("leadledger.channels.outbound")
record OutboundSettings(
    @DefaultValue("12") int attempts,
    @DefaultValue("5s") Duration firstPause,
    @DefaultValue("6h") Duration longestPause,
    @DefaultValue("5s") Duration connect,
    @DefaultValue("15s") Duration answer,
    @DefaultValue("30s") Duration whole,
    @DefaultValue List<String> allow) {

  Backoff backoff() {
    return new Backoff(firstPause, longestPause);
  }

  /// Which addresses adapters may connect to: tenants name hosts, and those of the installation's
  /// own network are none of their business.
  InetAddressFilter reachable() {
    InetAddressFilter external = InetAddressFilter.externalAddresses();
    return allow.isEmpty() ? external : external.or(allow.toArray(String[]::new));
  }
}
