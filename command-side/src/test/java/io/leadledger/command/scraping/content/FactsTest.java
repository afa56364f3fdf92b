package io.leadledger.command.scraping.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadledger.command.scraping.content.Fact.Kind;
import io.leadledger.command.scraping.content.Fact.Origin;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FactsTest {
  private static List<String> all(PageReading page, Kind kind) {
    return page.facts().stream().filter(f -> f.kind() == kind).map(Fact::value).toList();
  }

  @Nested
  class StructuredData {
    @Test
    void tells_who_is_behind_a_website() {
      PageReading page =
          Pages.html(
              """
              <script type="application/ld+json">
              {"@context":"https://schema.org","@graph":[
                {"@type":"WebSite","name":"Site"},
                {"@type":["LocalBusiness","AutoDealer"],"name":"Muster Autohaus","legalName":"Muster GmbH",
                 "telephone":"089 1234567","email":"mailto:info@muster.de","foundingDate":"1987-05-01",
                 "numberOfEmployees":{"@type":"QuantitativeValue","value":42},"vatID":"DE123456789",
                 "address":{"@type":"PostalAddress","streetAddress":"Hauptstr. 1","addressLocality":"München",
                            "postalCode":"80331","addressCountry":"DE"},
                 "geo":{"latitude":48.1,"longitude":11.5},"logo":{"@type":"ImageObject","url":"/logo.png"},
                 "openingHoursSpecification":[{"dayOfWeek":["https://schema.org/Monday","Tuesday"],
                                               "opens":"09:00:00","closes":"17:00"}],
                 "sameAs":["https://www.facebook.com/muster","https://www.linkedin.com/company/muster",
                           "https://de.wikipedia.org/wiki/Muster"]}]}
              </script>
              """);
      assertThat(page.facts())
          .allMatch(fact -> fact.origin() == Origin.STRUCTURED)
          .extracting(fact -> fact.kind().key() + " " + fact.value())
          .containsExactlyInAnyOrder(
              "name Muster Autohaus",
              "legalName Muster GmbH",
              "phone +49891234567",
              "email info@muster.de",
              "foundedYear 1987",
              "employeeCount 42",
              "vatId DE123456789",
              "streetAddress Hauptstr. 1",
              "city München",
              "postalCode 80331",
              "country DE",
              "latitude 48.1",
              "longitude 11.5",
              "logoUrl https://www.example.com/logo.png",
              "openingHours Mo,Tu 09:00-17:00",
              "industry Auto Dealer",
              "facebookUrl https://www.facebook.com/muster",
              "linkedinUrl https://www.linkedin.com/company/muster");
    }

    @Test
    void may_stand_in_the_elements_themselves() {
      PageReading page =
          Pages.html(
              """
              <div itemscope itemtype="https://schema.org/Restaurant"><h1 itemprop="name">Roma</h1>
              <div itemprop="address" itemscope itemtype="https://schema.org/PostalAddress">
              <span itemprop="streetAddress">1 Main Road</span></div>
              <a itemprop="sameAs" href="https://instagram.com/roma">us</a></div>
              """);
      assertThat(all(page, Kind.NAME)).containsExactly("Roma");
      assertThat(all(page, Kind.INDUSTRY)).containsExactly("Restaurant");
      assertThat(all(page, Kind.STREET_ADDRESS)).containsExactly("1 Main Road");
      assertThat(all(page, Kind.INSTAGRAM)).containsExactly("https://instagram.com/roma");
    }

    @Test
    void about_several_organisations_is_less_sure() {
      PageReading page =
          Pages.html(
              "<script type=application/ld+json>[{\"@type\":\"Store\",\"name\":\"A\"},"
                  + "{\"@type\":\"Store\",\"name\":\"B\"}]</script>");
      assertThat(page.facts())
          .isNotEmpty()
          .allSatisfy(fact -> assertThat(fact.confidence()).isEqualByComparingTo("0.5"));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "{",
          "[]",
          "null",
          "\"text\"",
          "{\"@type\":[[]],\"name\":{}}",
          "{\"@graph\":[1,null]}"
        })
    void that_is_broken_is_none(String json) {
      assertThat(Pages.html("<script type=application/ld+json>" + json + "</script>").facts())
          .isEmpty();
    }
  }

  @Nested
  class Words {
    @ParameterizedTest
    @CsvSource({
      "Write to Info@Shop.de., info@shop.de",
      "info [at] shop [dot] de, info@shop.de",
      "info(at)shop.de, info@shop.de",
      "<a href='mailto:Info%40shop.de?subject=x'>us</a>, info@shop.de",
      "<span data-cfemail=422b2c242d02312a2d326c2627>x</span>, info@shop.de"
    })
    void name_mailboxes(String html, String email) {
      assertThat(all(Pages.html("<p>" + html), Kind.EMAIL)).containsExactly(email);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"logo@2x.png", "you@example.com", "a@b", "look at the (at) sign", "@handle"})
    void that_only_look_like_mailboxes_are_none(String words) {
      assertThat(all(Pages.html("<p>" + words), Kind.EMAIL)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
      "de, Tel.: 089 / 12 34 56 78, +498912345678",
      "de, Telefon +49 (0)89 12345678, +498912345678",
      "com, Call us: (212) 555-0123, +12125550123",
      "co.uk, Phone 020 7946 0958, +442079460958",
      "com, +33 1 42 68 53 00, +33142685300"
    })
    void name_phones(String top, String words, String number) {
      PageReading page =
          Pages.html("https://shop." + top + "/", "<html lang=en><p>" + words + "</p>");
      assertThat(all(page, Kind.PHONE)).containsExactly(number);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "Order 1234567890123",
          "2026-11-21 10:00:00",
          "192.168.100.200",
          "EUR 1.234.567,00",
          "ISBN 978-3-16-148410-0"
        })
    void that_are_other_numbers_are_no_phones(String words) {
      assertThat(all(Pages.html("<p>" + words), Kind.PHONE)).isEmpty();
    }

    @Test
    void a_fax_is_no_phone() {
      PageReading page = Pages.html("https://shop.de/", "<p>Fax: 089 12345678");
      assertThat(all(page, Kind.FAX)).containsExactly("+498912345678");
      assertThat(all(page, Kind.PHONE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "<p>Muster GmbH<br>Lange Straße 12a<br>D-80331 München<br>Deutschland|Lange Straße 12a|80331|München",
          "<address>123 North Main St, Suite 4, Springfield, IL 62701</address>|123 North Main St, Suite 4|62701|Springfield",
          "<p>10 Downing Street<p>London SW1A 2AA|10 Downing Street|SW1A 2AA|London"
        })
    void name_places(String html, String street, String code, String city) {
      PageReading page = Pages.html(html);
      assertThat(all(page, Kind.STREET_ADDRESS)).containsExactly(street);
      assertThat(all(page, Kind.POSTAL_CODE)).containsExactly(code);
      assertThat(all(page, Kind.CITY)).containsExactly(city);
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "© 2019-2026 Muster & Söhne. All rights reserved.|NAME|Muster & Söhne",
          "Angaben: Muster Technik GmbH & Co. KG, Amtsgericht München HRB 12345|LEGAL_NAME|Muster Technik GmbH & Co. KG",
          "Amtsgericht München HRB 12345|REGISTER_NUMBER|HRB 12345",
          "USt-IdNr.: DE123456789|VAT_ID|DE123456789",
          "The firm was founded in 1987 in Bath|FOUNDED|1987",
          "with more than 1,200 employees worldwide|EMPLOYEES|1,200",
          "Mon - Fri: 9am - 5:30pm|OPENING_HOURS|Mon - Fri: 9am - 5:30pm",
          "Mo bis Fr 8.00-18.00 Uhr|OPENING_HOURS|Mo bis Fr 8.00-18.00 Uhr"
        })
    void tell_about_the_organisation(String words, Kind kind, String value) {
      assertThat(all(Pages.html("<footer>" + words + "</footer>"), kind)).containsExactly(value);
    }
  }

  @Nested
  class Links {
    @Test
    void lead_to_profiles() {
      PageReading page =
          Pages.html(
              """
              <a href="https://www.facebook.com/muster/">f</a><a href="https://x.com/muster">x</a>
              <a href="https://www.linkedin.com/company/muster/">l</a>
              <a href="https://www.youtube.com/channel/UC12">y</a>
              <a href="tel:+49-89-12345678">call</a>
              """);
      assertThat(page.facts())
          .allMatch(fact -> fact.origin() == Origin.LINK)
          .extracting(fact -> fact.kind().key())
          .containsExactlyInAnyOrder(
              "facebookUrl", "twitterUrl", "linkedinUrl", "youtubeUrl", "phone");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "https://www.facebook.com/sharer/sharer.php?u=x",
              "https://twitter.com/intent/tweet?text=x",
          "https://www.linkedin.com/shareArticle?url=x", "https://www.youtube.com/watch?v=1",
          "https://www.facebook.com/", "https://www.instagram.com/p/abc/"
        })
    void that_share_a_page_lead_to_none(String url) {
      assertThat(Pages.html("<a href='" + url + "'>x</a>").facts()).isEmpty();
    }
  }
}
