package io.leadledger.query.history;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/// Writes the text/event-stream format. An event's id is its position, its type its logical name.
final class ServerSentEvents {
  private final Writer out;
  private Instant written = Instant.now();

  private ServerSentEvents(Writer out) {
    this.out = out;
  }

  static ServerSentEvents begin(HttpServletResponse response) throws IOException {
    response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
    response.setCharacterEncoding(StandardCharsets.UTF_8);
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    // Proxies such as nginx would otherwise collect events before they pass them on.
    response.setHeader("X-Accel-Buffering", "no");
    ServerSentEvents events =
        new ServerSentEvents(
            new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8));
    events.out.write("retry: 1000\n\n");
    events.flush();
    return events;
  }

  void event(History.Event event) throws IOException {
    out.write("id: " + event.position() + "\nevent: " + event.name() + "\ndata: ");
    out.write(event.json());
    out.write("\n\n");
  }

  /// Writes a comment if nothing has been written for so long.
  void heartbeatAfter(Duration silence) throws IOException {
    if (!Instant.now().isBefore(written.plus(silence))) {
      out.write(": heartbeat\n\n");
      flush();
    }
  }

  void flush() throws IOException {
    out.flush();
    written = Instant.now();
  }
}
