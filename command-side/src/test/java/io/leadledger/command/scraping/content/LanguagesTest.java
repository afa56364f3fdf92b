package io.leadledger.command.scraping.content;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguagesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en|Our workshop repairs bicycles of all makes, and you can wait for it with a coffee in the yard.",
        "de|Unsere Werkstatt repariert Fahrräder aller Marken, und Sie können bei einem Kaffee auf das Rad warten.",
        "fr|Notre atelier répare les vélos de toutes les marques et vous pouvez attendre dans la cour avec un café.",
        "es|Nuestro taller repara bicicletas de todas las marcas y los clientes esperan en el patio con un café.",
        "it|La nostra officina ripara le biciclette di tutte le marche e si può aspettare nel cortile con un caffè.",
        "nl|Onze werkplaats repareert fietsen van alle merken en u kunt met een kopje koffie op de fiets wachten.",
        "pt|A nossa oficina repara bicicletas de todas as marcas e os clientes não esperam mais do que um dia.",
        "pl|Nasz warsztat naprawia rowery wszystkich marek, a na naprawę można poczekać przy kawie i nie jest to drogie.",
        "sv|Vår verkstad lagar cyklar av alla märken och det är trevligt att vänta med en kopp kaffe på gården.",
        "da|Vores værksted reparerer cykler af alle mærker, og det er ikke dyrt at vente med en kop kaffe hos os.",
        "ru|Наша мастерская ремонтирует велосипеды всех марок, и вы можете подождать во дворе с чашкой кофе.",
        "uk|Наша майстерня ремонтує велосипеди всіх марок, і ви можете почекати на подвір'ї з чашкою кави.",
        "ja|当店ではすべてのメーカーの自転車を修理しています。コーヒーを飲みながら中庭でお待ちいただけます。お気軽にご来店ください。またのお越しをお待ちしております。",
        "zh|我们的车间修理各种品牌的自行车，您可以在院子里喝杯咖啡等待。欢迎光临我们的商店，我们的员工随时为您服务，价格合理，质量有保证，期待您的光临和支持，谢谢。"
      })
  void a_text_looks_like_its_language(String language, String text) {
    assertThat(Languages.of(null, null, text)).isEqualTo(language);
  }

  @Test
  void what_the_page_says_counts_before_what_its_server_says_and_before_what_it_looks_like() {
    String text = "The words of this text are in English, and there are enough of them for that.";
    assertThat(Languages.of("pt_BR", "de", text)).isEqualTo("pt-BR");
    assertThat(Languages.of("", "de, en", text)).isEqualTo("de");
    assertThat(Languages.of("???", null, text)).isEqualTo("en");
  }

  @ParameterizedTest
  @CsvSource({
    "too short",
    "lorem ipsum dolor sit amet consectetur adipiscing elit sed eiusmod tempor incididunt labore",
    "1234567890 1234567890 1234567890 1234567890 1234567890 1234567890 1234567890 1234567890"
  })
  void what_looks_like_nothing_known_has_none(String text) {
    assertThat(Languages.of(null, null, text)).isNull();
  }
}
