package io.leadledger.store.seal;

import io.leadledger.store.seal.HistoryItem.Begun;
import io.leadledger.store.seal.HistoryItem.Ended;
import io.leadledger.store.seal.HistoryItem.Event;
import io.leadledger.store.seal.HistoryItem.Head;
import io.leadledger.store.seal.HistoryItem.Leaves;
import io.leadledger.store.seal.HistoryItem.Proof;
import io.leadledger.store.seal.HistoryItem.Row;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.util.Base64;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/// Writes a history so that [HistoryFile] and any reader of CloudEvents can read it.
public final class HistoryFileWriter implements Consumer<HistoryItem>, AutoCloseable {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .rootValueSeparator("")
          .build();

  private final DigestOutputStream out;
  private final JsonGenerator json;
  private String origin = "";
  private long rows;

  public HistoryFileWriter(OutputStream out) throws IOException {
    this.out = new DigestOutputStream(new GZIPOutputStream(out, 1 << 16), Hash.digest());
    this.json = JSON.createGenerator(ObjectWriteContext.empty(), this.out, JsonEncoding.UTF8);
  }

  @Override
  public void accept(HistoryItem item) {
    switch (item) {
      case Begun begun -> {
        origin = begun.origin();
        begin("begun", "begun");
        optional("tenant", begun.tenant());
        json.writeArrayPropertyStart("keys");
        begun.keys().forEach(key -> json.writeString(key.toString()));
        json.writeEndArray();
        end();
      }
      case Event event -> write(event.event());
      case Leaves leaves -> {
        begin("leaves", "leaves-" + leaves.first());
        json.writeNumberProperty("first", leaves.first());
        json.writeArrayPropertyStart("positions");
        leaves.positions().forEach(json::writeNumber);
        json.writeEndArray();
        json.writeStringProperty("hashes", base64(HistoryFile.joined(leaves.hashes())));
        end();
      }
      case Head head -> {
        begin("head", "head-" + head.head().head().size());
        json.writeStringProperty("note", head.head().note());
        end();
      }
      case Proof proof -> {
        begin("proof", "proof-" + proof.number());
        json.writeNumberProperty("number", proof.number());
        json.writeStringProperty("hashes", base64(HistoryFile.joined(proof.hashes())));
        end();
      }
      case Row row -> {
        begin("row", "row-" + rows++);
        json.writeStringProperty("table", row.table());
        json.writeStringProperty("row", row.row());
        end();
      }
      case Ended ended -> {
        json.flush();
        Hash before = new Hash(out.getMessageDigest().digest());
        begin("ended", "ended");
        json.writeStringProperty("digest", before.toString());
        json.writeNumberProperty("events", ended.events());
        end();
      }
    }
  }

  private void begin(String kind, String id) {
    envelope(id, HistoryFile.OURS + kind);
    json.writeObjectPropertyStart(CloudEvent.DATA);
  }

  private void end() {
    json.writeEndObject();
    json.writeEndObject();
    json.writeRaw('\n');
  }

  private void envelope(String id, String type) {
    json.writeStartObject();
    json.writeStringProperty("specversion", "1.0");
    json.writeStringProperty("id", id);
    json.writeStringProperty("source", origin);
    json.writeStringProperty("type", type);
    json.writeStringProperty("datacontenttype", "application/json");
  }

  private void write(HistoricEvent event) {
    envelope(event.id().toString(), event.name());
    json.writeStringProperty("subject", event.stream().toString());
    json.writeStringProperty("time", event.time().toString());
    json.writeStringProperty("position", Long.toString(event.position()));
    json.writeStringProperty("sequence", Long.toString(event.sequence()));
    json.writeStringProperty("tenant", event.tenant().toString());
    optional("actor", event.actor());
    optional("aggregatetype", event.type());
    optional("revision", event.revision());
    String metaData = CloudEvent.text(event.metaData());
    if (metaData == null) {
      json.writeStringProperty(CloudEvent.METADATA_BASE64, base64(event.metaData()));
    } else {
      json.writeStringProperty(CloudEvent.METADATA, metaData);
    }
    String data = CloudEvent.object(event.payload());
    if (data == null) {
      json.writeStringProperty(CloudEvent.DATA_BASE64, base64(event.payload()));
    } else {
      json.writeName(CloudEvent.DATA);
      json.writeRawValue(data);
    }
    json.writeEndObject();
    json.writeRaw('\n');
  }

  private void optional(String name, @Nullable Object value) {
    if (value != null) {
      json.writeStringProperty(name, value.toString());
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  @Override
  public void close() throws IOException {
    json.close();
    out.close();
  }
}
