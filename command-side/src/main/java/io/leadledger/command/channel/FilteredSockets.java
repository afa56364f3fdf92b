package io.leadledger.command.channel;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import javax.net.SocketFactory;
import org.springframework.boot.http.client.InetAddressFilter;

/// Makes sockets that connect to certain addresses only. The address is looked at after its name
/// has been resolved, at the moment at which it is connected to.
final class FilteredSockets extends SocketFactory {
  private final InetAddressFilter reachable;

  FilteredSockets(InetAddressFilter reachable) {
    this.reachable = reachable;
  }

  @Override
  public Socket createSocket() {
    return new Filtered(reachable);
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return connected(new InetSocketAddress(host, port));
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return connected(new InetSocketAddress(host, port));
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress from, int fromPort)
      throws IOException {
    return createSocket(host, port);
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort)
      throws IOException {
    return createSocket(host, port);
  }

  private Socket connected(InetSocketAddress address) throws IOException {
    Socket socket = createSocket();
    socket.connect(address);
    return socket;
  }

  private static final class Filtered extends Socket {
    private final InetAddressFilter reachable;

    Filtered(InetAddressFilter reachable) {
      this.reachable = reachable;
    }

    @Override
    public void connect(SocketAddress address) throws IOException {
      connect(address, 0);
    }

    @Override
    public void connect(SocketAddress address, int timeout) throws IOException {
      if (address instanceof InetSocketAddress resolved
          && !resolved.isUnresolved()
          && !reachable.matches(resolved.getAddress())) {
        throw new AddressRefused();
      }
      super.connect(address, timeout);
    }
  }

  /// The address is not one to connect to.
  static final class AddressRefused extends IOException {
    private static final long serialVersionUID = 1L;
  }
}
