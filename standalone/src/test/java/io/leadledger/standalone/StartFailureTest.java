package io.leadledger.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadledger.postgres.ThrowAwayPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartFailureTest {
  @TempDir Path dataDir;

  @Test
  void options_are_understood_with_and_without_an_equals_sign() {
    assertThat(
            Options.of("demo", "--port", "9090", "--data-dir=/tmp/leads", "--postgres-port=5433"))
        .isEqualTo(new Options(9090, Path.of("/tmp/leads"), 5433, Optional.empty(), false, true));
    assertThat(Options.of())
        .isEqualTo(new Options(8080, Path.of("data"), 0, Optional.empty(), false, false));
    assertThat(Options.of("--new-admin-key").newAdminKey()).isTrue();
  }

  @Test
  void an_option_that_is_not_known_is_named() {
    assertThatThrownBy(() -> Options.of("--prot", "9090"))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("--prot");
  }

  @Test
  void a_port_that_is_no_port_is_named() {
    assertThatThrownBy(() -> Options.of("--port", "80800"))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("80800");
  }

  @Test
  void a_port_that_is_taken_is_told_before_anything_is_started() throws IOException {
    try (var taken = new ServerSocket(0)) {
      var options = new Options(taken.getLocalPort(), dataDir, 0, Optional.empty(), false, false);
      assertThatThrownBy(() -> LeadLedger.start(options))
          .isInstanceOf(StartFailure.class)
          .hasMessageContaining("--port")
          .hasMessageContaining(Integer.toString(taken.getLocalPort()));
      assertThat(dataDir).isEmptyDirectory();
    }
  }

  @Test
  void a_wrong_password_is_told_and_where_to_give_the_right_one() {
    var database = ThrowAwayPostgres.newDatabase();
    assertThatThrownBy(() -> Database.of(database.url() + "?user=leadledger&password=wrong"))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("LEADLEDGER_POSTGRES_PASSWORD");
  }

  @Test
  void a_database_that_is_not_there_is_told() {
    var database = ThrowAwayPostgres.newDatabase();
    String url = database.url().replaceAll("/[^/]*$", "/nowhere");
    assertThatThrownBy(
            () ->
                Database.of(url + "?user=" + database.user() + "&password=" + database.password()))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("nowhere")
        .hasMessageContaining("create it");
  }

  @Test
  void an_address_as_psql_takes_it_is_understood() {
    var database = ThrowAwayPostgres.newDatabase();
    String url =
        database
            .url()
            .replace("jdbc:postgresql://", "postgresql://leadledger:" + database.password() + "@");
    assertThat(Database.of(url))
        .isEqualTo(new Database(database.url(), "leadledger", database.password(), null));
  }
}
