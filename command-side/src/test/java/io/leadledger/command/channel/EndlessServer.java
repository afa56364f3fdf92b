package io.leadledger.command.channel;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// Answers with a body that does not end.
final class EndlessServer implements AutoCloseable {
  private final ServerSocket server;

  EndlessServer() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::serve);
  }

  String url() {
    return "http://127.0.0.1:" + server.getLocalPort() + "/";
  }

  private void serve() {
    try {
      while (!server.isClosed()) {
        Socket client = server.accept();
        Thread.ofVirtual().start(() -> answer(client));
      }
    } catch (IOException _) {
      // closed
    }
  }

  private static void answer(Socket client) {
    try (client;
        OutputStream out = client.getOutputStream()) {
      out.write(
          "HTTP/1.1 200 OK\r\nContent-Length: 999999999999\r\n\r\n"
              .getBytes(StandardCharsets.US_ASCII));
      byte[] more = new byte[1_024];
      while (true) {
        out.write(more);
        out.flush();
      }
    } catch (IOException _) {
      // hung up on
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
