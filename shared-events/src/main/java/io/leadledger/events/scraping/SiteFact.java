package io.leadledger.events.scraping;

import java.math.BigDecimal;

/// Something that a page tells about whom it belongs to.
///
/// @param kind such as `email`, `phone`, `name`, `streetAddress`, `facebookUrl`, `openingHours`
/// @param confidence from 0 to 1
public record SiteFact(String kind, String value, BigDecimal confidence) {}
