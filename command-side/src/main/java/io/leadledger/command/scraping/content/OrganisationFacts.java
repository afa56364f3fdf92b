package io.leadledger.command.scraping.content;

import io.leadledger.command.scraping.address.PageAddress;
import io.leadledger.command.scraping.content.Fact.Kind;
import io.leadledger.command.scraping.content.Fact.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// What structured data tells about the organisation behind a page.
final class OrganisationFacts {
  private static final Pattern ORGANISATION =
      Pattern.compile(
          ".*(?:Organization|Business|Corporation|Store|Restaurant|Agent|Agency|Dealer|Hotel|Shop"
              + "|Service|Clinic|Dentist|Physician|Attorney|Notary|School|Office|Bakery|Cafe"
              + "|CafeOrCoffeeShop|BarOrPub|Salon|Gym|Airline|NGO|Hospital|Pharmacy|Brewery|Winery"
              + "|Contractor|Electrician|Plumber|Locksmith|ApartmentComplex|Resort|Motel|Company"
              + "|CollegeOrUniversity|Library|Museum)");
  private static final Set<String> GENERAL =
      Set.of("Organization", "LocalBusiness", "Corporation", "Company", "OnlineBusiness");
  private static final List<String> BEHIND =
      List.of(
          "publisher",
          "provider",
          "about",
          "mainEntity",
          "sourceOrganization",
          "seller",
          "author",
          "copyrightHolder",
          "location",
          "hiringOrganization");

  private final FactBook facts;
  private final Base base;
  private String sure = "0.95";

  OrganisationFacts(FactBook facts, Base base) {
    this.facts = facts;
    this.base = base;
  }

  void add(List<Map<String, Object>> structured) {
    List<Map<String, Object>> stated = structured.stream().filter(this::isOrganisation).toList();
    List<Map<String, Object>> found = new ArrayList<>(stated);
    if (found.isEmpty()) {
      sure = "0.8";
      structured.forEach(
          thing ->
              BEHIND.stream()
                  .flatMap(property -> Things.things(thing, property))
                  .filter(this::isOrganisation)
                  .forEach(found::add));
    }
    long names = found.stream().flatMap(one -> Things.texts(one, "name")).distinct().count();
    if (names > 1) {
      // A page about several of them is rarely by one of them.
      sure = "0.5";
    }
    found.forEach(this::organisation);
  }

  private boolean isOrganisation(Map<String, Object> thing) {
    return Things.types(thing).stream().anyMatch(type -> ORGANISATION.matcher(type).matches());
  }

  private void organisation(Map<String, Object> thing) {
    note(thing, "name", Kind.NAME);
    note(thing, "legalName", Kind.LEGAL_NAME);
    note(thing, "description", Kind.DESCRIPTION);
    note(thing, "vatID", Kind.VAT_ID);
    note(thing, "priceRange", Kind.PRICE_RANGE);
    note(thing, "numberOfEmployees", Kind.EMPLOYEES);
    note(thing, "openingHours", Kind.OPENING_HOURS);
    Things.texts(thing, "foundingDate")
        .filter(date -> date.matches("\\d{4}.*"))
        .forEach(date -> facts.note(Kind.FOUNDED, date.substring(0, 4), sure, Origin.STRUCTURED));
    Things.things(thing, "openingHoursSpecification")
        .forEach(
            hours ->
                facts.note(Kind.OPENING_HOURS, OpeningHours.of(hours), sure, Origin.STRUCTURED));
    Things.types(thing).stream()
        .filter(type -> !GENERAL.contains(type))
        .forEach(type -> facts.note(Kind.INDUSTRY, spelt(type), sure, Origin.STRUCTURED));
    contact(thing);
    Things.things(thing, "contactPoint").forEach(this::contact);
    Things.things(thing, "address").forEach(this::address);
    Things.things(thing, "location")
        .flatMap(place -> Things.things(place, "address"))
        .forEach(this::address);
    Things.things(thing, "geo")
        .forEach(
            place -> {
              note(place, "latitude", Kind.LATITUDE);
              note(place, "longitude", Kind.LONGITUDE);
            });
    Things.texts(thing, "logo")
        .flatMap(logo -> base.link(logo).stream())
        .forEach(logo -> facts.note(Kind.LOGO, logo.url(), sure, Origin.STRUCTURED));
    Things.texts(thing, "sameAs")
        .forEach(
            profile ->
                SocialProfiles.look(
                    PageAddress.of(profile).orElse(null),
                    (kind, url) -> facts.note(kind, url, sure, Origin.STRUCTURED)));
  }

  private void contact(Map<String, Object> thing) {
    Things.texts(thing, "telephone")
        .forEach(number -> facts.phone(Kind.PHONE, number, sure, Origin.STRUCTURED));
    Things.texts(thing, "faxNumber")
        .forEach(number -> facts.phone(Kind.FAX, number, sure, Origin.STRUCTURED));
    Things.texts(thing, "email")
        .map(email -> email.replaceFirst("^mailto:", ""))
        .forEach(email -> facts.email(email, sure, Origin.STRUCTURED));
  }

  private void address(Map<String, Object> place) {
    note(place, "streetAddress", Kind.STREET_ADDRESS);
    note(place, "addressLocality", Kind.CITY);
    note(place, "addressRegion", Kind.REGION);
    note(place, "postalCode", Kind.POSTAL_CODE);
    note(place, "addressCountry", Kind.COUNTRY);
  }

  private void note(Map<String, Object> thing, String property, Kind kind) {
    Things.texts(thing, property)
        .forEach(value -> facts.note(kind, value, sure, Origin.STRUCTURED));
  }

  /// `AutoDealer` is an auto dealer.
  private static String spelt(String type) {
    return type.replaceAll("(?<=[a-z])(?=[A-Z])", " ");
  }
}
