package io.leadledger.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadledger.store.seal.HistoryFileWriter;
import io.leadledger.store.seal.HistoryItem;
import io.leadledger.store.seal.SealKey;
import io.leadledger.store.seal.SignedHead;
import io.leadledger.store.sealing.HistoryExport;
import io.leadledger.store.sealing.Sealer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/// A history that was carried away is taken in by an empty LeadLedger, which starts on it.
class MovedHistoryTest extends OnAFolder {
  private static final int LEADS = 12;

  @TempDir private static Path from;
  @TempDir private Path to;
  private static SignedHead newest;

  @BeforeAll
  static void carryAway() throws IOException {
    try (var running = start(from)) {
      capture(running, LEADS);
      HistoryExport export = running.getBean(HistoryExport.class);
      Sealer sealer = running.getBean(Sealer.class);
      newest = sealer.seal();
      write("history", file -> export.read(newest, file));
      write("everything", export::readAll);
      Files.writeString(from.resolve("leadledger.pub"), sealer.keys().all().getFirst() + "\n");
    }
  }

  private static void write(String name, Consumer<Consumer<HistoryItem>> carrying)
      throws IOException {
    try (var file = new HistoryFileWriter(Files.newOutputStream(from.resolve(name)))) {
      carrying.accept(file);
    }
  }

  private void takeIn(Path file, Path key) {
    ImportHistory.run(List.of(file.toString(), "--key", key.toString(), "--data-dir=" + to));
  }

  private static Optional<String> note(ConfigurableApplicationContext running) {
    return running.getBean(Sealer.class).heads().find(newest.head().size()).map(SignedHead::note);
  }

  @Test
  void the_history_alone_starts_as_another_leadledger_that_has_the_same_past() {
    takeIn(from.resolve("history"), from.resolve("leadledger.pub"));
    try (var running = start(to)) {
      assertThat(note(running)).contains(newest.note());
      assertThat(leads(running)).isEqualTo(LEADS);
      assertThat(number(running, "select count(*) from command.tenant")).isEqualTo(1);
      assertThat(to.resolve("admin.key")).exists();
      requireWhole(running);
    }
  }

  @Test
  void everything_starts_as_the_same_leadledger_in_another_place() throws IOException {
    Files.copy(from.resolve("master.key"), to.resolve("master.key"));
    takeIn(from.resolve("everything"), from.resolve("leadledger.pub"));
    try (var running = start(to)) {
      assertThat(note(running)).contains(newest.note());
      assertThat(to.resolve("admin.key")).as("the one that it had is good").doesNotExist();
      requireWhole(running);
    }
  }

  @Test
  void whatever_is_refused_leaves_an_empty_leadledger_that_takes_in_a_good_one()
      throws IOException {
    Path key = from.resolve("leadledger.pub");
    Path good = from.resolve("history");
    byte[] whole = Files.readAllBytes(good);
    byte[] changed = whole.clone();
    changed[whole.length / 2] ^= 1;
    Path bad = to.resolve("bad");
    for (byte[] export : List.of(Arrays.copyOf(whole, whole.length / 2), changed)) {
      Files.write(bad, export);
      refused(bad, key);
    }
    Path foreign = to.resolve("foreign.pub");
    Files.writeString(
        foreign, SealKey.open(newest.head().origin(), SealKey.generate()).publicKey() + "\n");
    refused(good, foreign);
    Path everything = from.resolve("everything");
    refused(everything, key);
    assertThat(to.resolve("master.key")).as("made for what was refused").doesNotExist();
    Files.copy(from.resolve("master.key"), to.resolve("master.key"));
    assertThatCode(() -> takeIn(everything, key)).doesNotThrowAnyException();
    refused(good, key);
    assertThat(to.resolve("master.key")).hasSameTextualContentAs(from.resolve("master.key"));
  }

  private void refused(Path file, Path key) {
    assertThatThrownBy(() -> takeIn(file, key))
        .isInstanceOf(StartFailure.class)
        .hasMessageStartingWith("Nothing was taken in. ");
  }
}
