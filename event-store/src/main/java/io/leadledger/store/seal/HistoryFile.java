package io.leadledger.store.seal;

import io.leadledger.store.seal.HistoryItem.Begun;
import io.leadledger.store.seal.HistoryItem.Ended;
import io.leadledger.store.seal.HistoryItem.Event;
import io.leadledger.store.seal.HistoryItem.Head;
import io.leadledger.store.seal.HistoryItem.Leaves;
import io.leadledger.store.seal.HistoryItem.Proof;
import io.leadledger.store.seal.HistoryItem.Row;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads a history that was carried away: CloudEvents 1.0 as JSON, one a line, compressed or not.
/// What `data` holds is taken as it stands, character by character, because it is hashed.
public final class HistoryFile {
  /// What everything but events is named after, with a word behind it.
  static final String OURS = "io.leadledger.history.";

  private static final JsonMapper JSON = new JsonMapper();
  private static final int GZIP = 0x1f;

  private HistoryFile() {}

  /// Hands over everything that can be read, from the beginning.
  ///
  /// @throws Malformed at what cannot be read, naming the line
  public static void read(InputStream in, Consumer<HistoryItem> reader) throws IOException {
    MessageDigest before = Hash.digest();
    long number = 0;
    boolean ended = false;
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(uncompressed(in), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        CloudEvent event = parsed(number, line, CloudEvent::parse);
        if (ended || (number == 1) != event.type().equals(OURS + "begun")) {
          throw new Malformed(
              number == 1 ? "This is no export of a history." : "There is more than one history.");
        }
        ended = event.type().equals(OURS + "ended");
        if (ended) {
          requireAsWritten(parsed(number, event, HistoryFile::digest), before);
        }
        before.update((line + "\n").getBytes(StandardCharsets.UTF_8));
        reader.accept(parsed(number, event, HistoryFile::item));
      }
    } catch (EOFException | ZipException e) {
      throw new Malformed("It is cut short or damaged after line " + number + ".");
    }
  }

  /// Whatever a line may hold that is no part of a history, it is a line that is none.
  private static <A, B> B parsed(long number, A text, Function<A, B> parser) {
    try {
      return parser.apply(text);
    } catch (RuntimeException e) {
      throw new Malformed("Line " + number + " is no part of a history: " + e.getMessage());
    }
  }

  private static Hash digest(CloudEvent end) {
    return Hash.parse(JSON.readTree(end.data()).get("digest").asString());
  }

  /// Against accidents: whoever means to deceive writes another digest, and is found by the heads.
  private static void requireAsWritten(Hash written, MessageDigest before) {
    if (!written.equals(new Hash(before.digest()))) {
      throw new Malformed("The file is not as it was written.");
    }
  }

  private static InputStream uncompressed(InputStream in) throws IOException {
    var begun = new PushbackInputStream(in);
    int first = begun.read();
    if (first >= 0) {
      begun.unread(first);
    }
    return first == GZIP ? new GZIPInputStream(begun, 1 << 16) : begun;
  }

  private static HistoryItem item(CloudEvent event) {
    return event.type().startsWith(OURS)
        ? ours(event.type().substring(OURS.length()), event.source(), JSON.readTree(event.data()))
        : new Event(event.historic());
  }

  private static HistoryItem ours(String kind, String source, JsonNode data) {
    return switch (kind) {
      case "begun" ->
          new Begun(
              source,
              data.has("tenant") ? UUID.fromString(data.get("tenant").asString()) : null,
              data.get("keys").values().stream()
                  .map(key -> PublicKey.parse(key.asString()))
                  .toList());
      case "head" -> new Head(SignedHead.parse(data.get("note").asString()));
      case "leaves" -> leaves(data);
      case "proof" ->
          new Proof(
              data.get("number").asLong(),
              hashes(Base64.getDecoder().decode(data.get("hashes").asString())));
      case "row" -> new Row(data.get("table").asString(), data.get("row").asString());
      case "ended" -> new Ended(data.get("events").asLong());
      default -> throw new Malformed("Nothing is known of " + OURS + kind + ".");
    };
  }

  private static Leaves leaves(JsonNode data) {
    List<Long> positions = data.get("positions").values().stream().map(JsonNode::asLong).toList();
    List<Hash> hashes = hashes(Base64.getDecoder().decode(data.get("hashes").asString()));
    if (positions.size() != hashes.size()) {
      throw new Malformed("A record has other leaves than positions.");
    }
    return new Leaves(data.get("first").asLong(), positions, hashes);
  }

  /// Hashes that stand one after the other.
  public static List<Hash> hashes(byte[] joined) {
    List<Hash> hashes = new ArrayList<>(joined.length / Hash.BYTES);
    ByteBuffer rest = ByteBuffer.wrap(joined);
    while (rest.hasRemaining()) {
      byte[] hash = new byte[Math.min(Hash.BYTES, rest.remaining())];
      rest.get(hash);
      hashes.add(new Hash(hash));
    }
    return hashes;
  }

  /// Puts hashes one after the other.
  public static byte[] joined(List<Hash> hashes) {
    ByteBuffer joined = ByteBuffer.allocate(hashes.size() * Hash.BYTES);
    hashes.forEach(hash -> joined.put(hash.bytes()));
    return joined.array();
  }
}
