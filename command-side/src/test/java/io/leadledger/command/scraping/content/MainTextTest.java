package io.leadledger.command.scraping.content;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTextTest {
  private static final String WORDS =
      "The main text is a text that has some length, and commas, and says what the page is about. ";

  @Test
  void headings_lists_emphasis_links_and_code_are_written_as_markdown() {
    assertThat(
            Pages.body(
                "<main><h1>The  title</h1><p>Some <b>bold</b> and<em> odd </em>text,\n with a"
                    + " <a href=\"../a?utm_source=x\">link</a> &amp; *stars*.</p>"
                    + "<ul><li>one<li>two<ol><li>deep<li>deeper</ol></ul>"
                    + "<pre><code>if (a &lt; b) {\n  c\n}</code></pre>"
                    + "<blockquote><p>quoted<p>again</blockquote><p>`<code>x</code></main>"))
        .isEqualTo(
            """
            # The title

            Some **bold** and *odd* text, with a [link](https://www.example.com/a) & \\*stars\\*.

            - one
            - two
              1. deep
              2. deeper

            ```
            if (a < b) {
              c
            }
            ```

            > quoted

            > again

            \\``x`\
            """);
  }

  @Test
  void a_table_of_data_is_a_table() {
    assertThat(
            Pages.body(
                "<main><table><tr><th>Day<th>Price</tr><tr><td>Monday<td>1|2</tr></table></main>"))
        .isEqualTo("| Day | Price |\n| --- | --- |\n| Monday | 1\\|2 |");
  }

  @Test
  void a_table_that_puts_things_beside_each_other_is_none() {
    assertThat(Pages.body("<table><tr><td><ul><li>menu</ul><td><h2>Title</h2><p>" + WORDS))
        .contains("## Title")
        .doesNotContain("|");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<nav>AROUND</nav>",
        "<header><p>AROUND</header>",
        "<footer>AROUND</footer>",
        "<aside>AROUND</aside>",
        "<div class='cookie-banner'>AROUND</div>",
        "<div id=sidebar>AROUND</div>",
        "<div role=navigation>AROUND</div>",
        "<p style='display: none'>AROUND</p>",
        "<div hidden>AROUND</div>",
        "<script>AROUND</script>",
        "<ul><li><a href=/1>AROUND AROUND AROUND</a><li><a href=/2>AROUND AROUND</a></ul>"
      })
  void what_is_around_the_text_is_left_out(String around) {
    String text =
        Pages.body(around + "<div><h1>Title</h1><p>" + WORDS.repeat(4) + "</div>" + around);
    assertThat(text).contains("# Title").contains("The main text").doesNotContain("AROUND");
  }

  @Test
  void the_text_is_found_where_nothing_says_where_it_is() {
    String text =
        Pages.body(
            "<div><div><a href=/1>Home</a> <a href=/2>Shop</a></div><div><div><p>"
                + WORDS
                + "<p>"
                + WORDS
                + "<p>"
                + WORDS
                + "</div></div><div>A few words below</div></div>");
    assertThat(text).startsWith("The main text").doesNotContain("Home").doesNotContain("below");
  }

  @Test
  void a_page_that_is_nothing_but_links_is_about_them() {
    assertThat(Pages.body("<ul><li><a href=/one>First chapter</a><li><a href=/2>Second</a></ul>"))
        .isEqualTo(
            "- [First chapter](https://www.example.com/one)\n- [Second](https://www.example.com/2)");
  }

  @Test
  void a_page_whose_body_is_called_a_sidebar_is_not_left_out() {
    assertThat(Pages.body("<div class='page with-sidebar'><p>" + WORDS + "</div>"))
        .contains("The main text");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<p>The text<p",
        "<div><p>The text</div></div></p></b></i>",
        "<table><p>The text</table>",
        "<body><body><html>The text",
        "\0<p>The text",
        "<p>The text<!-- never closed",
        "<b><i>The text"
      })
  void broken_html_is_read_as_browsers_do(String html) {
    assertThat(Pages.html(html).text()).contains("The text");
  }

  @Test
  void elements_without_end_inside_each_other_are_survived() {
    assertThat(Pages.html("<div>".repeat(100_000) + "The text").text()).contains("The text");
    assertThat(Pages.html("<ul><li>".repeat(20_000) + "The text").text()).contains("The text");
    assertThat(Pages.html("<b><a href=x>".repeat(20_000) + "The text").text()).contains("The text");
  }

  @Test
  void plain_text_is_its_own_main_text() {
    PageReading reading = Pages.text("\n  A title \nand\ttext\n");
    assertThat(reading.title()).isEqualTo("A title");
    assertThat(reading.text()).isEqualTo("A title \nand\ttext");
  }
}
