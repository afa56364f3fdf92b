package io.leadledger.query.lookback;

import io.leadledger.events.EventJson;
import io.leadledger.events.EventVocabulary;
import io.leadledger.events.Provenance;
import io.leadledger.store.HistoryReader;
import io.leadledger.store.seal.TreeHead;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A dossier as a page that can be read, printed and kept: it needs nothing from anywhere.
final class DossierPage {
  private static final JsonMapper JSON = EventJson.plainMapper();
  private static final String STYLE =
      """
      body { font: 14px/1.45 system-ui, 'DejaVu Sans', sans-serif; color: #1b1b1b; max-width: 62em; margin: 2em auto; padding: 0 1em }
      h1 { font-size: 1.5em } h2 { font-size: 1.15em; margin-top: 2.2em } h3 { font-size: 1em; margin: 1.4em 0 .3em }
      table { border-collapse: collapse; table-layout: fixed; width: 100% } th, td { text-align: left; vertical-align: top;
        padding: .2em .5em; border-bottom: 1px solid #ddd; word-wrap: break-word } th { width: 14em; font-weight: 500 }
      .proof, pre { font: 12px/1.4 ui-monospace, 'DejaVu Sans Mono', monospace; color: #444; word-wrap: break-word;
        white-space: pre-wrap }
      @page { size: A4; margin: 18mm 15mm; @bottom-right { content: counter(page) " / " counter(pages); font: 9px 'DejaVu Sans' } }
      @media print { body { font-size: 10px; margin: 0; max-width: none; padding: 0 } .proof, pre { font-size: 8.5px }
        tr { page-break-inside: avoid } h2, h3 { page-break-after: avoid } }""";

  private final Dossier dossier;
  private final UnaryOperator<String> shown;
  private final StringBuilder page = new StringBuilder(16_384);

  private DossierPage(Dossier dossier, UnaryOperator<String> shown) {
    this.dossier = dossier;
    this.shown = shown;
  }

  /// For browsers, which have fonts for everything.
  static String of(Dossier dossier) {
    return of(dossier, UnaryOperator.identity());
  }

  /// @param shown how text is written by fonts that may not have all of its characters
  static String of(Dossier dossier, UnaryOperator<String> shown) {
    return new DossierPage(dossier, shown).written();
  }

  private String written() {
    TreeHead head = dossier.head().head();
    page.append(
            "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"/><title>Audit report ")
        .append(dossier.subject())
        .append("</title><style>")
        .append(STYLE)
        .append("</style></head><body><main>\n<h1>Audit report</h1>\n");
    beginTable();
    row("About", dossier.subject().toString());
    row("Tenant", dossier.tenant().toString());
    row("Made", head.time() + ", of the history up to position " + head.position());
    row("Events", Integer.toString(dossier.happened().size()));
    endTable();
    page.append("<h2>What is known now</h2>\n");
    dossier.rows().forEach(this::row);
    page.append("<h2>What happened</h2>\n");
    Map<String, Long> positions =
        dossier.happened().stream()
            .map(Dossier.Happened::event)
            .collect(Collectors.toMap(TrackedEventMessage::getIdentifier, HistoryReader::position));
    dossier.happened().forEach(happened -> event(happened, positions));
    page.append("<h2>Proof</h2>\n<p>Each event above is a leaf of the tree whose head follows. ")
        .append(
            "GET /api/v1/seal/proofs/inclusion?position=… gives the hashes from the leaf to the root; docs/history-proofs.md says how to check them and the signature.</p>\n<pre>")
        .append(text(dossier.head().note()))
        .append("</pre>\n</main></body></html>\n");
    return page.toString();
  }

  private void row(Dossier.Row row) {
    page.append("<section><h3>").append(text(row.table())).append("</h3>\n");
    beginTable();
    row.values().properties().stream()
        .filter(value -> !value.getValue().isNull())
        .forEach(value -> row(value.getKey(), told(value.getValue())));
    endTable();
    page.append("</section>\n");
  }

  private void event(Dossier.Happened happened, Map<String, Long> positions) {
    TrackedEventMessage<?> event = happened.event();
    page.append("<section><h3>")
        .append(HistoryReader.position(event))
        .append(" · ")
        .append(text(EventVocabulary.nameOf(event.getPayloadType())))
        .append("</h3>\n");
    beginTable();
    row("When", event.getTimestamp().toString());
    row("By whom", metaData(event, Provenance.ACTOR));
    row("From where", metaData(event, Provenance.ORIGIN));
    row("Request", metaData(event, Provenance.CORRELATION));
    String cause = metaData(event, Provenance.CAUSATION);
    if (!cause.isEmpty()) {
      Long position = positions.get(cause);
      row("Because of", position == null ? "event " + cause : "the event at position " + position);
    }
    JSON.valueToTree(event.getPayload()).properties().stream()
        .filter(value -> !value.getValue().isNull())
        .forEach(value -> row(value.getKey(), told(value.getValue())));
    endTable();
    page.append("<p class=\"proof\">")
        .append(
            happened.leaf().isPresent()
                ? "leaf " + happened.leaf().getAsLong() + ", " + text(happened.hash())
                : "newer than the head below")
        .append("</p></section>\n");
  }

  private static String metaData(TrackedEventMessage<?> event, String key) {
    @Nullable Object value = event.getMetaData().get(key);
    return value == null ? "" : value.toString();
  }

  private void beginTable() {
    page.append("<table>");
  }

  private void row(String name, String value) {
    page.append("<tr><th scope=\"row\">")
        .append(text(name))
        .append("</th><td>")
        .append(text(value))
        .append("</td></tr>\n");
  }

  private void endTable() {
    page.append("</table>\n");
  }

  private static String told(JsonNode value) {
    return value.isString() ? value.asString() : value.toString();
  }

  private String text(String text) {
    return HtmlUtils.htmlEscape(shown.apply(text), "UTF-8");
  }
}
