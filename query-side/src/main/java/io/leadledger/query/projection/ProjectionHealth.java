package io.leadledger.query.projection;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/// Not ready while a projector has parked events, is stopped, or is far behind: what is read then
/// is not what has happened.
@Component("projectionsHealthIndicator")
class ProjectionHealth extends AbstractHealthIndicator {
  private final Projections projections;
  private final ProjectionSettings settings;

  ProjectionHealth(Projections projections, ProjectionSettings settings) {
    this.projections = projections;
    this.settings = settings;
  }

  @Override
  protected void doHealthCheck(Health.Builder health) {
    health.up();
    for (ProjectionStatus status : projections.status()) {
      boolean isReady =
          status.running()
              && status.error() == null
              && status.parked() == 0
              && status.lagEvents() <= settings.readyWithin();
      if (!isReady) {
        health.outOfService();
      }
      health.withDetail(status.schema(), status);
    }
  }
}
