package io.leadledger.command.scraping.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;

/// What names stand for in a test.
@FunctionalInterface
public interface Names extends DnsResolver {
  InetAddress[] addresses(String host) throws UnknownHostException;

  static DnsResolver of(Names names) {
    return names;
  }

  static InetAddress[] only(String address) throws UnknownHostException {
    return new InetAddress[] {InetAddress.getByName(address)};
  }

  @Override
  default InetAddress[] resolve(String host) throws UnknownHostException {
    return addresses(host);
  }

  @Override
  default String resolveCanonicalHostname(String host) {
    return host;
  }
}
