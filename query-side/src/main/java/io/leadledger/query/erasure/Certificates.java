package io.leadledger.query.erasure;

import io.leadledger.query.erasure.Certificate.Event;
import io.leadledger.query.erasure.Certificate.Seal;
import io.leadledger.store.erasure.Erasure;
import io.leadledger.store.erasure.Erasures;
import io.leadledger.store.seal.SignedHead;
import io.leadledger.store.sealing.Sealer;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Makes certificates of erasures, from what is kept of them and from the sealed history.
@Component
class Certificates {
  private final Erasures erasures;
  private final JdbcClient database;
  private final @Nullable Sealer sealer;

  Certificates(Erasures erasures, JdbcClient database, ObjectProvider<Sealer> sealer) {
    this.erasures = erasures;
    this.database = database;
    this.sealer = sealer.getIfAvailable();
  }

  Optional<Certificate> find(UUID tenant, UUID subject) {
    return erasures
        .find(tenant, subject)
        .map(
            erasure ->
                new Certificate(
                    erasure.subject(),
                    erasure.requestedBy(),
                    erasure.ground(),
                    erasure.requestedAt(),
                    erasure.done(),
                    erasure.completedAt(),
                    sealer == null ? null : event(erasure, sealer)));
  }

  private Event event(Erasure erasure, Sealer sealer) {
    return database
        .sql(
            """
            select event_identifier, global_index, time_stamp from events.domain_event_entry
            where aggregate_identifier = ? and tenant_id = ? and payload_type = 'lead.LeadErased'""")
        .params(erasure.subject(), erasure.tenant())
        .query(
            (row, _) ->
                new Event(
                    row.getObject(1, UUID.class),
                    row.getLong(2),
                    row.getObject(3, OffsetDateTime.class).toInstant(),
                    seal(row.getLong(2), sealer)))
        .single();
  }

  /// Under the newest head, or under one that is signed now.
  private static Seal seal(long position, Sealer sealer) {
    SignedHead head =
        sealer
            .heads()
            .newest()
            .filter(newest -> newest.head().position() >= position)
            .orElseGet(sealer::seal);
    return Seal.of(sealer.leafAt(position).orElseThrow(), sealer.subtrees(), head);
  }
}
