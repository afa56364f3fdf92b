package io.leadledger.command.scraping.fetch;

import io.leadledger.command.scraping.address.PageAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What became of a fetch.
public sealed interface Outcome {
  /// The address that was asked last: the first, or the one that redirects led to.
  PageAddress finalAddress();

  /// How many bytes came over the wire.
  long bytes();

  /// From the first question to the last byte.
  Duration took();

  /// Something stands there.
  ///
  /// @param contentType without parameters, in lower case
  /// @param body what stands there
  /// @param robots what the `X-Robots-Tag` headers say, joined by commas; empty if they say nothing
  /// @param state by which the server knows it again
  /// @param language as the header `Content-Language` says
  /// @param canonical as a `Link` header says
  record Fetched(
      PageAddress finalAddress,
      int status,
      String contentType,
      Body body,
      String robots,
      Validators state,
      @Nullable String language,
      @Nullable String canonical,
      long bytes,
      Duration took)
      implements Outcome {
    public String text() {
      return body.text();
    }
  }

  /// It is as it was when it was fetched last.
  record NotModified(PageAddress finalAddress, Validators state, long bytes, Duration took)
      implements Outcome {}

  /// It is not to be had, and asking again would not help.
  ///
  /// @param detail what exactly, for people; such as the type that is not read
  record Refused(PageAddress finalAddress, Refusal reason, String detail, long bytes, Duration took)
      implements Outcome {}

  /// It was not to be had this time.
  ///
  /// @param status of the answer, if there was one
  /// @param again whether it may be worth while to ask again
  /// @param retryAfter as the server says
  record Failed(
      PageAddress finalAddress,
      FetchError error,
      @Nullable Integer status,
      boolean again,
      @Nullable Duration retryAfter,
      long bytes,
      Duration took)
      implements Outcome {
    /// Whether the server says that there is nothing, and not just nothing today.
    public boolean isGone() {
      return status != null && (status == 404 || status == 410);
    }
  }
}
