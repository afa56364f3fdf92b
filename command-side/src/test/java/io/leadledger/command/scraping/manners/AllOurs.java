package io.leadledger.command.scraping.manners;

import java.util.Optional;
import java.util.Set;

/// Turns where there is one process only.
final class AllOurs implements Turns {
  @Override
  public boolean isOurs(String host) {
    return true;
  }

  @Override
  public Optional<Standing> take(String host) {
    return Optional.empty();
  }

  @Override
  public Set<String> wanted(Set<String> hosts) {
    return Set.of();
  }

  @Override
  public void tell(String host, Pause pause) {}

  @Override
  public void leave(String host, Pause pause) {}
}
