package io.leadledger.command.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecodedTextTest {
  private final StringWriter read = new StringWriter();

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-16", "UTF-32"})
  void a_text_of_any_length_arrives_whole_and_without_its_byte_order_mark(String encoding)
      throws IOException {
    String text = "€😀a\r\n".repeat(7_000);
    read(("\uFEFF" + text).getBytes(encoding), encoding);
    assertThat(read).hasToString(text);
  }

  @Test
  void a_mark_in_the_middle_is_text_as_is_a_question_mark_at_the_start() throws IOException {
    read("?\uFEFF".getBytes(StandardCharsets.UTF_8), "UTF-8");
    read("?".getBytes(StandardCharsets.US_ASCII), "windows-1252");
    assertThat(read).hasToString("?\uFEFF?");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 8_191, 8_192, 100_000})
  void what_comes_before_a_wrong_byte_is_read_and_then_it_is_told_where_that_is(int before) {
    String start = "é\r\n\n\r" + "x".repeat(before);
    byte[] bytes = (start + "?\nrest").getBytes(StandardCharsets.UTF_8);
    bytes[bytes.length - 6] = (byte) 0xe9;
    assertThatThrownBy(() -> read(bytes, "UTF-8"))
        .isInstanceOfSatisfying(
            Undecodable.class,
            e -> {
              assertThat(e.line()).isEqualTo(4);
              assertThat(e.offset()).isEqualTo(bytes.length - 6);
            });
    assertThat(read).hasToString(start);
  }

  @Test
  void a_character_cut_off_by_the_end_is_a_wrong_byte() {
    assertThatThrownBy(() -> read(new byte[] {'a', (byte) 0xc3}, "UTF-8"))
        .hasMessageContaining("offset 1 ");
  }

  private void read(byte[] bytes, String encoding) throws IOException {
    try (var text = new DecodedText(new ByteArrayInputStream(bytes), Charset.forName(encoding))) {
      text.transferTo(read);
    }
  }
}
