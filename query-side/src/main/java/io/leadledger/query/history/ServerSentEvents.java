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

/// Writes the text/event-stream format.
public final class ServerSentEvents {
  private final Writer out;
  private Instant written = Instant.now();

  private ServerSentEvents(Writer out) {
    this.out = out;
  }

  public static ServerSentEvents begin(HttpServletResponse response) throws IOException {
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

  /// @param data one line
  public void event(long id, String type, String data) throws IOException {
    out.write("id: " + id + "\nevent: " + type + "\ndata: ");
    out.write(data);
    out.write("\n\n");
  }

  /// Writes a comment if nothing has been written for so long.
  public void heartbeatAfter(Duration silence) throws IOException {
    if (!Instant.now().isBefore(written.plus(silence))) {
      out.write(": heartbeat\n\n");
      flush();
    }
  }

  public void flush() throws IOException {
    out.flush();
    written = Instant.now();
  }
}
