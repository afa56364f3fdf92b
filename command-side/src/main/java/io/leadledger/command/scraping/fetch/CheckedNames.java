package io.leadledger.command.scraping.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;

/// Looks up names of hosts whenever a connection is made, and hands on only such addresses as may
/// be connected to: what is looked at is what is connected to, whatever the name stands for a
/// moment later.
final class CheckedNames implements DnsResolver {
  private final DnsResolver names;
  private final ReachableAddresses reachable;

  CheckedNames(DnsResolver names, ReachableAddresses reachable) {
    this.names = names;
    this.reachable = reachable;
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] all = names.resolve(host);
    InetAddress[] fine = Stream.of(all).filter(reachable::contains).toArray(InetAddress[]::new);
    if (all.length > 0 && fine.length == 0) {
      throw new AddressNotAllowed(host);
    }
    return fine;
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }

  /// No address of the host may be connected to.
  static final class AddressNotAllowed extends UnknownHostException {
    private static final long serialVersionUID = 1L;

    AddressNotAllowed(String host) {
      super(host);
    }
  }
}
