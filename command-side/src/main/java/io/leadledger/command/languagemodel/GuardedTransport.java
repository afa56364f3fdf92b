package io.leadledger.command.languagemodel;

import java.io.IOException;
import java.net.Proxy;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import okio.ForwardingSource;
import okio.Okio;

/// Carries out the requests of the adapters instead of their own clients: to addresses that are
/// allowed, without a proxy, without following redirects, without trying again, and without
/// reading an answer that has no end.
final class GuardedTransport implements Interceptor {
  private static final long LONGEST = 8L * 1024 * 1024;

  private static final OkHttpClient PRUDENT =
      new OkHttpClient.Builder()
          .proxy(Proxy.NO_PROXY)
          .followRedirects(false)
          .followSslRedirects(false)
          .retryOnConnectionFailure(false)
          .readTimeout(0, TimeUnit.MILLISECONDS)
          .build();

  private final AllowedAddresses addresses;
  private final OkHttpClient encrypted;
  private final OkHttpClient plain;

  /// @param timeout from the first byte sent to the last one read
  GuardedTransport(AllowedAddresses addresses, Duration timeout) {
    this.addresses = addresses;
    OkHttpClient base = PRUDENT.newBuilder().callTimeout(timeout).build();
    encrypted = base.newBuilder().dns(host -> addresses.of(host, true)).build();
    plain = base.newBuilder().dns(host -> addresses.of(host, false)).build();
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    boolean tls = chain.request().isHttps();
    // A client asks no DNS for an address that is written out.
    addresses.of(chain.request().url().host(), tls);
    OkHttpClient client = tls ? encrypted : plain;
    Response response = client.newCall(chain.request()).execute();
    ResponseBody body = response.body();
    return body == null ? response : response.newBuilder().body(limited(body)).build();
  }

  private static ResponseBody limited(ResponseBody body) {
    BufferedSource source =
        Okio.buffer(
            new ForwardingSource(body.source()) {
              private long read;

              @Override
              public long read(Buffer sink, long count) throws IOException {
                long now = super.read(sink, count);
                read += Math.max(0, now);
                if (read > LONGEST) {
                  throw new IOException("The answer is longer than " + LONGEST + " bytes");
                }
                return now;
              }
            });
    return ResponseBody.create(source, body.contentType(), body.contentLength());
  }
}
