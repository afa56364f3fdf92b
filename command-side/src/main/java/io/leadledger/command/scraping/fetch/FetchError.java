package io.leadledger.command.scraping.fetch;

import java.util.Locale;

/// Why something could not be fetched. Names are permanent.
public enum FetchError {
  /// No address is known for the name of the host.
  HOST_UNKNOWN,
  /// Nobody takes the connection.
  UNREACHABLE,
  /// It did not come in time.
  TIMEOUT,
  /// The certificate does not hold, or encryption fails otherwise.
  TLS,
  /// What comes is no HTTP.
  PROTOCOL,
  /// The connection ended in the middle.
  CONNECTION_LOST,
  /// The server answers with an error: see the status.
  HTTP;

  /// Such as `host_unknown`.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
