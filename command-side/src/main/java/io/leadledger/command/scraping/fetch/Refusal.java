package io.leadledger.command.scraping.fetch;

import java.util.Locale;

/// Why something is not fetched. Names are permanent.
public enum Refusal {
  /// The host is of a network that is none of a crawler's business.
  ADDRESS_NOT_ALLOWED,
  /// robots.txt says so, or cannot be read.
  ROBOTS,
  /// A redirect leads to where the reader does not want to go.
  OFF_SCOPE,
  /// There are too many redirects, or they lead in a circle.
  REDIRECTS,
  /// A redirect leads to nowhere.
  REDIRECT_TARGET,
  /// It is neither HTML nor text.
  TYPE,
  /// It is compressed in a way that was not asked for, or wrongly.
  ENCODING,
  /// There is more of it than is read.
  TOO_LARGE,
  /// Little that turns into a lot when it is unpacked.
  COMPRESSION_BOMB;

  /// Such as `too_large`.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
