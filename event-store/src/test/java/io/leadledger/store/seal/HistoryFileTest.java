package io.leadledger.store.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadledger.store.seal.HistoryItem.Begun;
import io.leadledger.store.seal.HistoryItem.Ended;
import io.leadledger.store.seal.HistoryItem.Event;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class HistoryFileTest {
  private static final UUID ID = UUID.fromString("01957b6e-0000-7000-8000-000000000001");
  private static final UUID TENANT = UUID.fromString("01957b6e-0000-7000-8000-000000000002");

  private static HistoricEvent event(String payload) {
    return new HistoricEvent(
        12,
        ID,
        TENANT,
        null,
        ID,
        3,
        "Lead",
        "lead.LeadTagged",
        "1",
        Instant.parse("2026-03-01T10:00:00.120001Z"),
        "{\"tenant\":\"\u00fc\"}".getBytes(StandardCharsets.UTF_8),
        payload.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static byte[] written(HistoricEvent event) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var file = new HistoryFileWriter(bytes)) {
      file.accept(new Begun("leadledger/one", null, List.of()));
      file.accept(new Event(event));
      file.accept(new Ended(1));
    }
    return bytes.toByteArray();
  }

  private static List<HistoryItem> read(byte[] file) throws IOException {
    List<HistoryItem> items = new ArrayList<>();
    HistoryFile.read(new ByteArrayInputStream(file), items::add);
    return items;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":1.0,\"b\":1e5,\"c\":\"\\u00e9 \\/\",\"a\":2}",
        "{}",
        "{ \"spaced\" : [ 1 ] }",
        "{\"two\":\n\"lines\"}",
        "{\"broken\":",
        "{}{}",
        "\"text\"",
        "",
        "\u00ff\u00fe no UTF-8"
      })
  void what_an_event_holds_comes_back_byte_for_byte(String payload) throws IOException {
    HistoricEvent event = event(payload);
    List<HistoryItem> items = read(written(event));
    assertThat(items).hasSize(3);
    HistoricEvent back = ((Event) items.get(1)).event();
    assertThat(back.payload()).isEqualTo(event.payload());
    assertThat(back.canonical()).isEqualTo(event.canonical());
  }

  @Test
  void a_line_is_a_cloud_event_that_others_can_read() throws IOException {
    byte[] plain =
        new GZIPInputStream(new ByteArrayInputStream(written(event("{\"tag\":\"hot\"}"))))
            .readAllBytes();
    String line = new String(plain, StandardCharsets.UTF_8).lines().toList().get(1);
    JsonNode read = new JsonMapper().readTree(line);
    assertThat(read.get("specversion").asString()).isEqualTo("1.0");
    assertThat(read.get("source").asString()).isEqualTo("leadledger/one");
    assertThat(read.get("type").asString()).isEqualTo("lead.LeadTagged");
    assertThat(read.get("subject").asString()).isEqualTo(ID.toString());
    assertThat(read.at("/data/tag").asString()).isEqualTo("hot");
    assertThat(read(plain)).as("also when it is not compressed").hasSize(3);
  }

  /// Whoever checks an export with a program of their own needs exactly these bytes.
  @Test
  void the_canonical_form_of_an_event_never_changes() {
    String id = "00000010" + "01957b6e000070008000000000000001";
    assertThat(HexFormat.of().formatHex(event("{}").canonical()))
        .isEqualTo(
            "01"
                + "00000008000000000000000c"
                + id
                + "00000010"
                + "01957b6e000070008000000000000002"
                + "ffffffff"
                + id
                + "000000080000000000000003"
                + "00000004"
                + hex("Lead")
                + "0000000f"
                + hex("lead.LeadTagged")
                + "00000001"
                + hex("1")
                + "00000008"
                + "%016x".formatted(1_772_359_200_120_001L)
                + "0000000f"
                + hex("{\"tenant\":\"\u00fc\"}")
                + "00000002"
                + hex("{}"));
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void what_is_no_export_is_refused() throws IOException {
    byte[] whole = written(event("{}"));
    assertThatThrownBy(() -> read(Arrays.copyOf(whole, whole.length - 9)))
        .isInstanceOf(Malformed.class)
        .hasMessageContaining("cut short");
    assertThatThrownBy(() -> read("{\"id\":1}\n".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(Malformed.class);
    assertThatThrownBy(() -> read("a,b,c\n1,2,3\n".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(Malformed.class);
  }
}
