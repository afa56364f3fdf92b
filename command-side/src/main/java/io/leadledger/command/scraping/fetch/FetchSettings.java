package io.leadledger.command.scraping.fetch;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// How websites are asked (`leadledger.scraping.fetch.*`).
///
/// @param product under which robots.txt may address the crawler
/// @param contact where owners of websites can complain: an address of a page or of a mailbox
/// @param connect how long to wait for a connection
/// @param answer how long to wait for the next bytes
/// @param whole how long a fetch may take in all, redirects included
/// @param most bytes of a page, unpacked
/// @param redirects that are followed
/// @param allow private addresses that may be read all the same, such as `10.0.0.0/8`
@ConfigurationProperties("leadledger.scraping.fetch")
public record FetchSettings(
    @DefaultValue("LeadLedgerBot") String product,
    @Nullable String contact,
    @DefaultValue("5s") Duration connect,
    @DefaultValue("15s") Duration answer,
    @DefaultValue("30s") Duration whole,
    @DefaultValue("5MB") DataSize most,
    @DefaultValue("10") int redirects,
    @DefaultValue List<String> allow) {

  private static final Pattern CONTACT =
      Pattern.compile("https?://\\S+|(?:mailto:)?[^@\\s]+@[^@\\s]+");

  /// @throws IllegalArgumentException if the contact is nothing that anybody could write to
  public FetchSettings {
    contact = contact == null || contact.isBlank() ? null : contact.strip();
    if (contact != null && !CONTACT.matcher(contact).matches()) {
      throw new IllegalArgumentException(
          "leadledger.scraping.fetch.contact is the address of a page or of a mailbox, not "
              + contact);
    }
  }

  /// What requests say of who asks.
  public String userAgent() {
    return product + "/1.0" + (contact == null ? "" : " (+" + contact + ")");
  }
}
