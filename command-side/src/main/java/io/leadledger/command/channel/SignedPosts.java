package io.leadledger.command.channel;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import io.leadledger.command.channel.OutboundChannel.Outcome;
import io.leadledger.command.channel.OutboundChannel.Outcome.Failed;
import io.leadledger.command.channel.OutboundChannel.Outcome.Gone;
import io.leadledger.command.channel.OutboundChannel.Outcome.Refused;
import io.leadledger.command.channel.OutboundChannel.Outcome.Taken;
import io.leadledger.command.values.RetryAfter;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.http.client.FilteredHostException;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.HttpComponentsHttpClientBuilder;
import org.springframework.boot.http.client.HttpCookieHandling;
import org.springframework.boot.http.client.HttpRedirects;
import org.springframework.stereotype.Component;

/// Posts what leaves to an address that somebody names, signed as Standard Webhooks says. The
/// addresses that its host has are looked at as they are connected to, redirects are not followed,
/// and of an answer only its status and `Retry-After` are read.
@Component
class SignedPosts implements DisposableBean {
  private static final int GONE = 410;

  private final CloseableHttpClient http;
  private final Duration whole;
  private final ScheduledExecutorService deadlines =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("webhook-deadlines").daemon().factory());

  SignedPosts(OutboundSettings settings) {
    this.whole = settings.whole();
    this.http =
        new HttpComponentsHttpClientBuilder()
            .withCustomizer(client -> client.disableAutomaticRetries().disableContentCompression())
            .build(
                HttpClientSettings.defaults()
                    .withRedirects(HttpRedirects.DONT_FOLLOW)
                    .withCookieHandling(HttpCookieHandling.DISABLE)
                    .withTimeouts(settings.connect(), settings.answer())
                    .withInetAddressFilter(settings.reachable()));
  }

  /// @param id under which it is posted each time: whoever gets it twice can tell
  Outcome post(String url, String id, Instant now, String body, byte[] secret) {
    HttpPost request = signed(url, id, now, body, secret);
    ScheduledFuture<?> deadline =
        deadlines.schedule(() -> request.cancel(), whole.toMillis(), TimeUnit.MILLISECONDS);
    try {
      return outcome(http.executeOpen(null, request, null));
    } catch (FilteredHostException _) {
      return new Refused(null, "address-refused");
    } catch (UnknownHostException _) {
      return new Failed(null, "host-unknown", null);
    } catch (SocketTimeoutException _) {
      return new Failed(null, "timeout", null);
    } catch (SSLException _) {
      return new Failed(null, "tls-failed", null);
    } catch (IOException _) {
      return new Failed(null, deadline.isDone() ? "timeout" : "connection-failed", null);
    } finally {
      deadline.cancel(false);
      // Hung up on, without reading what else there is, however much that be.
      request.cancel();
    }
  }

  private static HttpPost signed(String url, String id, Instant now, String body, byte[] secret) {
    HttpPost request = new HttpPost(url);
    request.setEntity(new StringEntity(body, ContentType.APPLICATION_JSON));
    request.setHeader("User-Agent", "LeadLedger");
    request.setHeader("webhook-id", id);
    request.setHeader("webhook-timestamp", Long.toString(now.getEpochSecond()));
    try {
      request.setHeader(
          "webhook-signature", new Webhook(secret).sign(id, now.getEpochSecond(), body));
    } catch (WebhookSigningException | EmptyWebhookSecretException e) {
      throw new IllegalStateException("It cannot be signed", e);
    }
    return request;
  }

  private static Outcome outcome(ClassicHttpResponse answer) {
    int status = answer.getCode();
    if (status >= 200 && status < 300) {
      return new Taken(status);
    }
    return status == GONE
        ? new Gone(status, "gone")
        : new Failed(status, "http-" + status, retryAfter(answer));
  }

  @Override
  public void destroy() throws IOException {
    deadlines.shutdownNow();
    http.close();
  }

  private static @Nullable Duration retryAfter(ClassicHttpResponse answer) {
    Header header = answer.getFirstHeader("Retry-After");
    return RetryAfter.of(header == null ? null : header.getValue());
  }
}
