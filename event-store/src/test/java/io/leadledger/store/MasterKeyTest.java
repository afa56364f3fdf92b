package io.leadledger.store;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadledger.store.personal.MasterKeyCheck;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MasterKeyTest {
  private final TestStore store = new TestStore();
  @TempDir Path data;
  private Path file;

  @BeforeEach
  void the_vault_was_begun_with_the_key_in_a_file() {
    file = data.resolve("master.key");
    MasterKeyCheck.open(store.sql, null, file);
  }

  @Test
  void the_right_key_is_taken_from_the_file_and_from_the_environment() {
    assertThatCode(() -> MasterKeyCheck.open(store.sql, null, file)).doesNotThrowAnyException();
    assertThatCode(() -> MasterKeyCheck.open(store.sql, Files.readString(file), file))
        .doesNotThrowAnyException();
  }

  @Test
  void a_wrong_key_is_refused() {
    String wrong = Base64.getEncoder().encodeToString(new byte[32]);
    assertThatThrownBy(() -> MasterKeyCheck.open(store.sql, wrong, file))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("LEADLEDGER_MASTER_KEY is not the one that this database was begun");
  }

  @Test
  void a_missing_key_is_not_replaced_by_another() throws Exception {
    Files.delete(file);
    assertThatThrownBy(() -> MasterKeyCheck.open(store.sql, null, file))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("missing: put it back into " + file);
    assertThatCode(() -> Files.createFile(file)).as("no key was made").doesNotThrowAnyException();
  }

  @Test
  void a_key_that_others_can_read_is_refused() throws Exception {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    assertThatThrownBy(() -> MasterKeyCheck.open(store.sql, null, file))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("open to others: chmod 600");
  }

  @Test
  void a_key_of_another_length_is_refused() {
    assertThatThrownBy(() -> MasterKeyCheck.open(store.sql, "c2hvcnQ=", file))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("5 bytes instead of 32");
  }
}
