package io.leadledger.command.scraping;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A server that says whatever a test wants it to say, byte by byte, once per connection.
public final class LoopbackServer implements AutoCloseable {
  @FunctionalInterface
  public interface Answer {
    void to(String request, OutputStream out) throws Exception;
  }

  private final ServerSocket socket;
  private final List<String> requests = new CopyOnWriteArrayList<>();

  public LoopbackServer(Answer answer) throws IOException {
    this("127.0.0.1", 0, answer);
  }

  public LoopbackServer(String address, int port, Answer answer) throws IOException {
    this.socket = new ServerSocket();
    socket.bind(new InetSocketAddress(InetAddress.getByName(address), port), 50);
    Thread.ofVirtual().start(() -> serve(answer));
  }

  /// Always the same text.
  public static Answer saying(String text) {
    return (_, out) -> out.write(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  public static String page(String headers, String body) {
    return "HTTP/1.1 200 OK\r\nConnection: close\r\n" + headers + "\r\n" + body;
  }

  public int port() {
    return socket.getLocalPort();
  }

  public String url(String path) {
    return "http://127.0.0.1:" + port() + path;
  }

  /// What was asked, line by line, in the order of time.
  public List<String> requests() {
    return requests;
  }

  private void serve(Answer answer) {
    while (!socket.isClosed()) {
      try {
        Socket connection = socket.accept();
        Thread.ofVirtual().start(() -> serve(connection, answer));
      } catch (IOException _) {
        return;
      }
    }
  }

  private void serve(Socket connection, Answer answer) {
    try (connection) {
      String request = head(connection.getInputStream());
      if (!request.isEmpty()) {
        requests.add(request);
        answer.to(request, connection.getOutputStream());
      }
    } catch (Exception _) {
      // Whoever asked has hung up: that is for him to say.
    }
  }

  private static String head(InputStream in) throws IOException {
    var head = new StringBuilder();
    for (int read = in.read(); read >= 0; read = in.read()) {
      head.append((char) read);
      if (head.length() > 4 && head.substring(head.length() - 4).equals("\r\n\r\n")) {
        break;
      }
    }
    return head.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
