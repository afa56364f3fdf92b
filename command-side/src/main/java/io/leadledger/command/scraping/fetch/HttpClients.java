package io.leadledger.command.scraping.fetch;

import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.config.CharCodingConfig;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/// Makes the client by which websites are asked: it does what it is told and nothing else, keeps no
/// cookies, follows nothing, and does not let headers grow.
final class HttpClients {
  private static final int MOST_CONNECTIONS = 200;
  private static final int CONNECTIONS_PER_HOST = 4;
  private static final int MOST_HEADERS = 200;
  private static final int LONGEST_LINE = 32_768;

  private HttpClients() {}

  static CloseableHttpClient client(FetchSettings settings, DnsResolver names) {
    Timeout answer = Timeout.of(settings.answer());
    var connections =
        PoolingHttpClientConnectionManagerBuilder.create()
            .setDnsResolver(names)
            .setMaxConnTotal(MOST_CONNECTIONS)
            .setMaxConnPerRoute(CONNECTIONS_PER_HOST)
            .setConnectionFactory(
                ManagedHttpClientConnectionFactory.builder()
                    .http1Config(
                        Http1Config.custom()
                            .setMaxHeaderCount(MOST_HEADERS)
                            .setMaxLineLength(LONGEST_LINE)
                            .build())
                    .charCodingConfig(
                        CharCodingConfig.custom()
                            .setCharset(StandardCharsets.UTF_8)
                            .setMalformedInputAction(CodingErrorAction.REPLACE)
                            .setUnmappableInputAction(CodingErrorAction.REPLACE)
                            .build())
                    .build())
            .setDefaultConnectionConfig(
                ConnectionConfig.custom()
                    .setConnectTimeout(Timeout.of(settings.connect()))
                    .setSocketTimeout(answer)
                    .setTimeToLive(TimeValue.ofMinutes(5))
                    .setValidateAfterInactivity(TimeValue.ofSeconds(2))
                    .build())
            .build();
    return HttpClientBuilder.create()
        .setConnectionManager(connections)
        .setDefaultRequestConfig(
            RequestConfig.custom()
                .setResponseTimeout(answer)
                .setConnectionRequestTimeout(answer)
                .build())
        .setUserAgent(settings.userAgent())
        .disableAutomaticRetries()
        .disableRedirectHandling()
        .disableContentCompression()
        .disableCookieManagement()
        .disableAuthCaching()
        .evictIdleConnections(TimeValue.ofSeconds(20))
        .build();
  }
}
