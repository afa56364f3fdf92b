package io.leadledger.command.funnel.trigger;

import io.leadledger.command.funnel.TriggerAction;
import io.leadledger.command.scraping.ScrapeRequests;
import io.leadledger.command.values.Fields;
import io.leadledger.events.scraping.ScrapeFor;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Has a website read for the subject: the one at `url`, or the one whose address is the value of
/// `dataPoint`. What is found reaches the progress again.
@Component
class StartScrape implements TriggerAction {
  private static final String URL = "url";
  private static final String DATA_POINT = "dataPoint";
  private static final String PURPOSE = "purpose";

  private final ScrapeRequests scrapes;

  StartScrape(ScrapeRequests scrapes) {
    this.scrapes = scrapes;
  }

  @Override
  public String type() {
    return "start_scrape";
  }

  @Override
  public void check(UUID tenant, Fields fields, String field, Map<String, Object> settings) {
    TriggerSettings.known(fields, field, settings, List.of(URL, DATA_POINT, PURPOSE));
    String url = TriggerSettings.text(settings, URL);
    String dataPoint = TriggerSettings.text(settings, DATA_POINT);
    fields.check(
        (url == null) != (dataPoint == null),
        field + "." + URL,
        "one-of-two",
        "A website is named by its address or by the data point that holds it.",
        "either url or dataPoint");
    fields.url(field + "." + URL, url);
    fields.text(field + "." + DATA_POINT, dataPoint, 100);
    fields.text(field + "." + PURPOSE, TriggerSettings.text(settings, PURPOSE), 500);
  }

  @Override
  public Done act(Firing firing) {
    String url = address(firing);
    if (url == null) {
      return Done.failed("Nothing is known that is the address of a website.");
    }
    scrapes.read(
        firing.event(),
        firing.trigger().key(),
        url,
        firing.setting(PURPOSE),
        new ScrapeFor(firing.lead(), null, firing.progress()),
        firing.by());
    return Done.DONE;
  }

  /// People say `example.com`.
  private static @Nullable String address(Firing firing) {
    String dataPoint = firing.setting(DATA_POINT);
    Object told = dataPoint == null ? firing.setting(URL) : firing.data().get(dataPoint);
    if (told == null) {
      return null;
    }
    String url = told.toString().strip();
    return new Fields().url(URL, url.contains("://") ? url : "https://" + url);
  }
}
