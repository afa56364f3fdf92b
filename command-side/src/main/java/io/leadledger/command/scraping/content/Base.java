package io.leadledger.command.scraping.content;

import io.leadledger.command.scraping.address.PageAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// From where the links of a page are meant. Each way of writing one is looked at once, however
/// often it stands there and whoever asks.
final class Base {
  private final PageAddress address;
  private final Map<String, Optional<PageAddress>> links = new HashMap<>();

  Base(PageAddress address) {
    this.address = address;
  }

  Optional<PageAddress> link(String href) {
    // Most links of long pages lead to other parts of them.
    return href.startsWith("#") ? Optional.of(address) : links.computeIfAbsent(href, address::link);
  }
}
