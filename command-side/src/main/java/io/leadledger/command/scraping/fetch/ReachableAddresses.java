package io.leadledger.command.scraping.fetch;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.http.client.InetAddressFilter;

/// Which addresses may be connected to: those of the public internet, and those that the operator
/// allows besides. An address that carries another one in it has to pass for both.
final class ReachableAddresses {
  private static final byte[] NAT64 = {0, 0x64, (byte) 0xff, (byte) 0x9b};
  private static final byte[] TEREDO = {0x20, 1, 0, 0};
  private static final byte[] SIX_TO_FOUR = {0x20, 2};

  private final InetAddressFilter external = InetAddressFilter.externalAddresses();
  private final InetAddressFilter allowed;

  ReachableAddresses(List<String> allow) {
    this.allowed =
        allow.isEmpty()
            ? InetAddressFilter.none()
            : InetAddressFilter.of(allow.toArray(String[]::new));
  }

  boolean contains(InetAddress address) {
    return allowed.matches(address)
        || external.matches(address) && carriedBy(address).map(this::contains).orElse(true);
  }

  private static Optional<InetAddress> carriedBy(InetAddress address) {
    if (!(address instanceof Inet6Address)) {
      return Optional.empty();
    }
    byte[] bytes = address.getAddress();
    if (startsWith(bytes, SIX_TO_FOUR)) {
      return Optional.of(v4(bytes, 2, 0));
    }
    if (startsWith(bytes, TEREDO)) {
      return Optional.of(v4(bytes, 12, 0xff));
    }
    boolean compatible = startsWith(bytes, new byte[12]);
    return compatible || startsWith(bytes, NAT64)
        ? Optional.of(v4(bytes, 12, 0))
        : Optional.empty();
  }

  private static boolean startsWith(byte[] bytes, byte[] start) {
    return Arrays.equals(bytes, 0, start.length, start, 0, start.length);
  }

  private static InetAddress v4(byte[] bytes, int from, int mask) {
    byte[] four = Arrays.copyOfRange(bytes, from, from + 4);
    for (int i = 0; i < 4; i++) {
      four[i] ^= (byte) mask;
    }
    try {
      return InetAddress.getByAddress(four);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("Four bytes are an address", e);
    }
  }
}
