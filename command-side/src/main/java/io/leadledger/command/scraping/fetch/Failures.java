package io.leadledger.command.scraping.fetch;

import io.leadledger.command.scraping.address.PageAddress;
import io.leadledger.command.scraping.fetch.CheckedNames.AddressNotAllowed;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.MessageConstraintException;

/// What an exception in asking a server means.
record Failures(boolean forbidden, FetchError error, boolean again) {
  static Failures of(IOException e, boolean late) {
    return switch (e) {
      case AddressNotAllowed _ -> new Failures(true, FetchError.UNREACHABLE, false);
      case UnknownHostException _ -> new Failures(false, FetchError.HOST_UNKNOWN, true);
      case SocketTimeoutException _ -> new Failures(false, FetchError.TIMEOUT, true);
      case IOException _ when late -> new Failures(false, FetchError.TIMEOUT, true);
      case ConnectException _ -> new Failures(false, FetchError.UNREACHABLE, true);
      case NoRouteToHostException _ -> new Failures(false, FetchError.UNREACHABLE, true);
      case SSLException _ -> new Failures(false, FetchError.TLS, false);
      case MalformedChunkCodingException _ -> new Failures(false, FetchError.PROTOCOL, false);
      case MessageConstraintException _ -> new Failures(false, FetchError.PROTOCOL, false);
      case ClientProtocolException _ -> new Failures(false, FetchError.PROTOCOL, false);
      case IOException _ -> new Failures(false, FetchError.CONNECTION_LOST, true);
    };
  }

  Outcome at(PageAddress address, long bytes, Duration took) {
    return forbidden
        ? new Outcome.Refused(address, Refusal.ADDRESS_NOT_ALLOWED, address.host(), bytes, took)
        : new Outcome.Failed(address, error, null, again, null, bytes, took);
  }
}
