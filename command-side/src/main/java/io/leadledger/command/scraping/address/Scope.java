package io.leadledger.command.scraping.address;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Which addresses belong to what is read.
public final class Scope {
  /// How far from its start a reading may go.
  public enum Within {
    /// Pages of the hosts of the start addresses, with or without `www`.
    HOST,
    /// Pages of the registered domains of the start addresses.
    DOMAIN,
    /// Pages below the folders of the start addresses.
    PATH
  }

  private final Within within;
  private final Set<String> roots;
  private final List<Glob> include;
  private final List<Glob> exclude;

  private Scope(Within within, Set<String> roots, List<Glob> include, List<Glob> exclude) {
    this.within = within;
    this.roots = roots;
    this.include = include;
    this.exclude = exclude;
  }

  /// @param starts where reading begins
  /// @param include patterns of paths, with `*` for any text, of which one has to fit; none for
  ///     all. A pattern with a question mark is one of the path and its parameters.
  /// @param exclude patterns of which none may fit
  public static Scope of(
      Within within, List<PageAddress> starts, List<String> include, List<String> exclude) {
    return new Scope(
        within,
        starts.stream().map(start -> root(within, start)).collect(Collectors.toUnmodifiableSet()),
        include.stream().map(Glob::new).toList(),
        exclude.stream().map(Glob::new).toList());
  }

  public boolean contains(PageAddress address) {
    return isWithin(address)
        && (include.isEmpty() || include.stream().anyMatch(glob -> glob.fits(address)))
        && exclude.stream().noneMatch(glob -> glob.fits(address));
  }

  private boolean isWithin(PageAddress address) {
    return switch (within) {
      case HOST, DOMAIN -> roots.contains(root(within, address));
      case PATH -> {
        String place = place(address);
        yield roots.stream().anyMatch(place::startsWith);
      }
    };
  }

  private static String root(Within within, PageAddress address) {
    return switch (within) {
      case HOST -> UrlParts.read(address.url()).authorityKey();
      case DOMAIN -> Hosts.registeredDomain(address.host());
      case PATH -> {
        String place = place(address);
        yield place.substring(0, place.lastIndexOf('/') + 1);
      }
    };
  }

  private static String place(PageAddress address) {
    UrlParts parts = UrlParts.read(address.url());
    return parts.authorityKey() + parts.path();
  }
}
