package io.leadledger.command.lead;

import io.leadledger.command.values.Fields;
import io.leadledger.events.lead.CompanyProfile;
import java.math.BigDecimal;

/// What a company's profile must be like.
final class CompanyProfiles {
  static final CompanyProfile NONE =
      new CompanyProfile(
          null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
          null, null, null, null, null, null, null, null, null);

  private static final int TEXT = 300;

  private CompanyProfiles() {}

  static CompanyProfile check(Fields fields, CompanyProfile profile) {
    fields.between("latitude", profile.latitude(), BigDecimal.valueOf(-90), BigDecimal.valueOf(90));
    fields.between(
        "longitude", profile.longitude(), BigDecimal.valueOf(-180), BigDecimal.valueOf(180));
    fields.between("yearsInBusiness", profile.yearsInBusiness(), 0, 2_000);
    fields.between("employeeCount", profile.employeeCount(), 0, 100_000_000);
    fields.between("googleRating", profile.googleRating(), BigDecimal.ZERO, BigDecimal.valueOf(5));
    fields.between("googleReviewsCount", profile.googleReviewsCount(), 0, Integer.MAX_VALUE);
    return new CompanyProfile(
        fields.text("dbaName", profile.dbaName(), TEXT),
        fields.text("businessType", profile.businessType(), 100),
        fields.phone("phone", profile.phone()),
        fields.email("email", profile.email()),
        fields.url("website", profile.website()),
        fields.text("streetAddress", profile.streetAddress(), TEXT),
        fields.text("city", profile.city(), TEXT),
        fields.text("state", profile.state(), TEXT),
        fields.text("zipCode", profile.zipCode(), 20),
        fields.text("country", profile.country(), 100),
        profile.latitude(),
        profile.longitude(),
        fields.text("licenseNumber", profile.licenseNumber(), 100),
        fields.text("licenseState", profile.licenseState(), 100),
        profile.licenseExpiry(),
        profile.yearsInBusiness(),
        profile.employeeCount(),
        fields.money("annualRevenue", profile.annualRevenue()),
        fields.text("googleBusinessId", profile.googleBusinessId(), 200),
        profile.googleRating(),
        profile.googleReviewsCount(),
        fields.url("facebookUrl", profile.facebookUrl()),
        fields.url("linkedinUrl", profile.linkedinUrl()),
        fields.url("instagramUrl", profile.instagramUrl()));
  }
}
