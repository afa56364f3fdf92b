package io.leadledger.query.analysis;

import io.leadledger.events.Ids;
import io.leadledger.query.analysis.PlainFunnel.Journey;
import io.leadledger.query.analysis.PlainFunnel.Milestone;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/// Writes journeys of leads through a funnel of two versions and a draft, as projectors would.
final class FunnelRows {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int VERSIONS = 2;

  private final JdbcClient database;
  private final UUID tenant;
  private final UUID funnel = Ids.next();
  private final Map<String, UUID> milestones = new HashMap<>();

  FunnelRows(JdbcClient database, UUID tenant) {
    this.database = database;
    this.tenant = tenant;
  }

  /// Returns the funnel.
  UUID write(List<Milestone> steps, List<Journey> journeys) {
    Map<Integer, UUID> versions = new HashMap<>();
    for (int version = 1; version <= VERSIONS; version++) {
      versions.put(version, version(version, version == VERSIONS ? "published" : "superseded"));
      milestones(Objects.requireNonNull(versions.get(version)), version, steps);
    }
    UUID draft = version(VERSIONS + 1, "draft");
    milestones(draft, VERSIONS + 1, List.of(new Milestone("dreamt", true)));
    journeys.forEach(
        journey -> write(journey, Objects.requireNonNull(versions.get(journey.version()))));
    return funnel;
  }

  private UUID version(int number, String status) {
    UUID version = Ids.next();
    database
        .sql(
            """
            insert into funnel.funnel_definition (id, tenant_id, funnel_id, key, version, status, name, milestone_count,
              _tenant_id, _position, _event_id)
            values (?, ?, ?, 'leasing', ?, ?, 'Leasing', 5, ?, 1, ?)""")
        .params(version, tenant, funnel, number, status, tenant, Ids.next())
        .update();
    return version;
  }

  private void milestones(UUID version, int number, List<Milestone> steps) {
    for (int i = 0; i < steps.size(); i++) {
      Milestone step = steps.get(i);
      if (number > 1 || !step.key().equals("recommended")) {
        UUID milestone = Ids.next();
        milestones.put(version + step.key(), milestone);
        database
            .sql(
                """
                insert into funnel.funnel_milestone (id, funnel_definition_id, tenant_id, key, number, name, required,
                  confirmed, _tenant_id, _position, _event_id)
                values (?, ?, ?, ?, ?, ?, ?, false, ?, 1, ?)""")
            .params(
                milestone,
                version,
                tenant,
                step.key(),
                i + 1,
                step.key(),
                step.required(),
                tenant,
                Ids.next())
            .update();
      }
    }
  }

  private void write(Journey journey, UUID version) {
    UUID progress = Ids.next();
    database
        .sql(
            """
            insert into funnel.funnel_progress (id, tenant_id, funnel_id, funnel_definition_id, version, subject_kind,
              user_id, status, milestones_required, entered_at, last_progress_at, _tenant_id, _position, _event_id)
            values (?, ?, ?, ?, ?, 'lead', ?, ?, 3, ?, ?, ?, 1, ?)""")
        .params(
            progress,
            tenant,
            funnel,
            version,
            journey.version(),
            journey.lead(),
            journey.isOpen() ? "active" : "abandoned",
            Timestamp.from(journey.entered()),
            Timestamp.from(journey.entered()),
            tenant,
            Ids.next())
        .update();
    journey.reached().forEach((key, at) -> reached(progress, version, key, at));
    lead(journey);
  }

  private void reached(UUID progress, UUID version, String key, Instant at) {
    database
        .sql(
            """
            insert into funnel.milestone_progress (id, funnel_progress_id, milestone_id, tenant_id, milestone_key, status,
              started_at, reached_at, _tenant_id, _position, _event_id)
            values (?, ?, ?, ?, ?, 'reached', ?, ?, ?, 1, ?)""")
        .params(
            Ids.next(),
            progress,
            Objects.requireNonNull(milestones.get(version + key)),
            tenant,
            key,
            Timestamp.from(at),
            Timestamp.from(at),
            tenant,
            Ids.next())
        .update();
  }

  private void lead(Journey journey) {
    database
        .sql(
            """
            insert into crm.leads (id, client_id, capture, tags, _tenant_id, _position, _event_id)
            values (?, ?, jsonb_build_object('source', ?::text), ?::jsonb, ?, 1, ?)""")
        .param(journey.lead())
        .param(tenant)
        .param(journey.source())
        .param(JSON.writeValueAsString(journey.tags()))
        .param(tenant)
        .param(Ids.next())
        .update();
  }
}
