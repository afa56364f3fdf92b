package io.leadledger.http.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

class OutageAnswerTest {

  @Test
  void an_outage_of_the_database_is_told_with_when_to_try_again() {
    var answer =
        Unexpected.tell(
            new IllegalStateException(new SQLException("broken pipe", "08006")),
            HttpStatus.INTERNAL_SERVER_ERROR);
    assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
    assertThat(answer.getHeaders().getFirst("Retry-After")).isEqualTo("2");
  }

  @Test
  void what_is_wrong_with_a_statement_is_ours() {
    assertThat(
            Unexpected.tell(new SQLException("typo", "42601"), HttpStatus.INTERNAL_SERVER_ERROR)
                .getStatusCode())
        .isEqualTo(HttpStatus.INTERNAL_SERVER_ERROR);
  }
}
