package io.leadledger.command.funnel;

import io.leadledger.command.funnel.FunnelBook.KnownVersion;
import io.leadledger.command.funnel.progress.ProgressStory;
import io.leadledger.command.funnel.progress.ProgressStory.Recorded;
import io.leadledger.command.funnel.progress.Way;
import io.leadledger.command.funnel.progress.Ways;
import io.leadledger.events.Ids;
import io.leadledger.events.funnel.FunnelDesign;
import io.leadledger.events.funnel.FunnelParts;
import io.leadledger.events.funnel.FunnelProgressEvent;
import io.leadledger.events.funnel.FunnelProgressEvent.*;
import io.leadledger.events.funnel.FunnelSubject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A progress through the leasing funnel as it was recorded, told event by event.
public final class Stories {
  public static final Instant ENTERED = Instant.parse("2026-03-01T10:00:00Z");
  public static final UUID VERSION = Ids.next();
  public static final Way LEASING = way(VERSION, 1, Designs.LEASING);

  public final UUID progress = Ids.next();
  private final FunnelSubject lead = new FunnelSubject("lead", Ids.next());
  private final List<Recorded> events = new ArrayList<>();
  private Instant now = ENTERED;
  private int command;

  public Stories() {
    add(
        new FunnelEntered(
            progress, lead, Ids.next(), VERSION, 1, null, 0, null, "active", 3, ENTERED));
    add(started("found"));
  }

  public static Way way(UUID version, int number, FunnelDesign design) {
    return Ways.compile(new KnownVersion(version, Ids.next(), "leasing", number, design));
  }

  public Stories after(Duration pause) {
    now = now.plus(pause);
    return this;
  }

  public Stories found() {
    return tells("area", "text", "Hillsboro")
        .add(reached("found", 1, idOf("area")))
        .add(started("checked"))
        .add(started("planned"));
  }

  public Stories planned(String day) {
    return tells("visit_date", "date", day)
        .add(reached("planned", 2, idOf("visit_date")))
        .add(started("applied"));
  }

  public Stories applied() {
    return next()
        .add(reached("applied", 3))
        .add(new FunnelCompleted(progress, lead, "completed", now));
  }

  /// A person says so.
  public Stories confirms(String milestone) {
    return next().add(reached(milestone, 1));
  }

  public Stories stalls() {
    return next().add(new FunnelStalled(progress, lead, null, null, "stalled", now));
  }

  public Stories tells(String name, String type, Object value) {
    return next().tellsBesides(name, type, value);
  }

  /// With what was told last, at once.
  public Stories tellsBesides(String name, String type, Object value) {
    return collected(idOf(name), name, type, value, null);
  }

  /// What was told before is replaced.
  public Stories corrects(String name, String type, Object value) {
    return next().collected(Ids.next(), name, type, value, idOf(name));
  }

  private Stories collected(
      UUID collection, String name, String type, Object value, @Nullable UUID replaced) {
    return add(
        new DataPointCollected(
            progress,
            lead,
            collection,
            FunnelParts.dataPoint(VERSION, name),
            name,
            type,
            value,
            "form",
            "contact",
            1,
            replaced,
            null,
            now));
  }

  public Stories refuses(String name, Object value, String code) {
    return next()
        .add(
            new DataPointRejected(
                progress,
                lead,
                Ids.next(),
                null,
                name,
                value,
                "form",
                "contact",
                1,
                code,
                null,
                now));
  }

  private MilestoneStarted started(String key) {
    return new MilestoneStarted(progress, lead, FunnelParts.milestone(VERSION, key), key, now);
  }

  private MilestoneReached reached(String key, int reached, UUID... facts) {
    return new MilestoneReached(
        progress,
        lead,
        FunnelParts.milestone(VERSION, key),
        key,
        List.of(facts),
        null,
        reached,
        3,
        now);
  }

  /// The telling of a data point, of which each is told once.
  public UUID idOf(String name) {
    return FunnelParts.dataPoint(progress, name);
  }

  private Stories next() {
    command++;
    return this;
  }

  private Stories add(FunnelProgressEvent event) {
    events.add(new Recorded(Ids.next(), events.size(), now, "command " + command, event));
    return this;
  }

  public ProgressStory story() {
    return ProgressStory.of(events);
  }

  /// The id of the last event of a kind.
  public UUID event(Class<? extends FunnelProgressEvent> kind) {
    return events.stream()
        .filter(each -> kind.isInstance(each.event()))
        .map(Recorded::id)
        .reduce((_, last) -> last)
        .orElseThrow();
  }

  public Instant now() {
    return now;
  }
}
