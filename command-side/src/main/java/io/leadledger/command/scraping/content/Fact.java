package io.leadledger.command.scraping.content;

import java.math.BigDecimal;

/// Something that a page tells about whom it belongs to.
///
/// @param confidence from 0 to 1
/// @param origin where on the page it stands
public record Fact(Kind kind, String value, BigDecimal confidence, Origin origin) {
  /// What it tells. Keys are permanent.
  public enum Kind {
    EMAIL("email"),
    PHONE("phone"),
    FAX("fax"),
    NAME("name"),
    LEGAL_NAME("legalName"),
    DESCRIPTION("description"),
    STREET_ADDRESS("streetAddress"),
    CITY("city"),
    REGION("region"),
    POSTAL_CODE("postalCode"),
    COUNTRY("country"),
    LATITUDE("latitude"),
    LONGITUDE("longitude"),
    OPENING_HOURS("openingHours"),
    FACEBOOK("facebookUrl"),
    INSTAGRAM("instagramUrl"),
    LINKEDIN("linkedinUrl"),
    TWITTER("twitterUrl"),
    YOUTUBE("youtubeUrl"),
    TIKTOK("tiktokUrl"),
    PINTEREST("pinterestUrl"),
    GITHUB("githubUrl"),
    XING("xingUrl"),
    LOGO("logoUrl"),
    FOUNDED("foundedYear"),
    EMPLOYEES("employeeCount"),
    INDUSTRY("industry"),
    VAT_ID("vatId"),
    REGISTER_NUMBER("registerNumber"),
    PRICE_RANGE("priceRange");

    private final String key;

    Kind(String key) {
      this.key = key;
    }

    public String key() {
      return key;
    }
  }

  /// Where on a page something stands; the sooner the surer.
  public enum Origin {
    /// In JSON-LD or microdata.
    STRUCTURED,
    /// In a link that does it: `mailto:`, `tel:`, or to a profile.
    LINK,
    /// In open graph and other `meta` elements.
    META,
    /// In the words of the page.
    TEXT
  }
}
