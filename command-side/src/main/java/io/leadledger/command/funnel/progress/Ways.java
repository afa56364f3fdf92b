package io.leadledger.command.funnel.progress;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.leadledger.command.funnel.FunnelBook;
import io.leadledger.command.funnel.FunnelBook.KnownFunnel;
import io.leadledger.command.funnel.FunnelBook.KnownVersion;
import io.leadledger.command.funnel.design.MilestoneRules;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// The ways of published versions, with their rules compiled once: such a version never changes.
@Component
public class Ways {
  private static final int KEPT = 500;

  private final FunnelBook book;
  private final Cache<UUID, Way> compiled = Caffeine.newBuilder().maximumSize(KEPT).build();

  Ways(FunnelBook book) {
    this.book = book;
  }

  /// The way that somebody takes who enters now; empty if nobody may.
  public Optional<Way> entrance(UUID tenant, UUID funnel) {
    return book.funnel(tenant, funnel)
        .filter(KnownFunnel::open)
        .map(open -> of(tenant, Objects.requireNonNull(open.published())));
  }

  /// The newest published version's, be it open or not.
  public Optional<Way> newest(UUID tenant, UUID funnel) {
    return book.funnel(tenant, funnel).map(KnownFunnel::published).map(it -> of(tenant, it));
  }

  public Way of(UUID tenant, UUID version) {
    return compiled.get(version, _ -> compile(book.version(tenant, version).orElseThrow()));
  }

  /// The way of a version, be it published or not.
  public static Way compile(KnownVersion version) {
    return new Way(version, MilestoneRules.of(version.design()));
  }
}
