package io.leadledger.command.lead;

import io.leadledger.command.values.Fields;
import io.leadledger.events.lead.CompanyProfile;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

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

  /// What is known, and of what is not known what was found.
  static CompanyProfile filled(CompanyProfile known, CompanyProfile found) {
    return new CompanyProfile(
        either(known.dbaName(), found.dbaName()),
        either(known.businessType(), found.businessType()),
        either(known.phone(), found.phone()),
        either(known.email(), found.email()),
        either(known.website(), found.website()),
        either(known.streetAddress(), found.streetAddress()),
        either(known.city(), found.city()),
        either(known.state(), found.state()),
        either(known.zipCode(), found.zipCode()),
        either(known.country(), found.country()),
        either(known.latitude(), found.latitude()),
        either(known.longitude(), found.longitude()),
        either(known.licenseNumber(), found.licenseNumber()),
        either(known.licenseState(), found.licenseState()),
        either(known.licenseExpiry(), found.licenseExpiry()),
        either(known.yearsInBusiness(), found.yearsInBusiness()),
        either(known.employeeCount(), found.employeeCount()),
        either(known.annualRevenue(), found.annualRevenue()),
        either(known.googleBusinessId(), found.googleBusinessId()),
        either(known.googleRating(), found.googleRating()),
        either(known.googleReviewsCount(), found.googleReviewsCount()),
        either(known.facebookUrl(), found.facebookUrl()),
        either(known.linkedinUrl(), found.linkedinUrl()),
        either(known.instagramUrl(), found.instagramUrl()));
  }

  /// The same profile with these ways to reach the company.
  static CompanyProfile reachedBy(
      CompanyProfile profile, @Nullable String phone, @Nullable String email) {
    return new CompanyProfile(
        profile.dbaName(),
        profile.businessType(),
        phone,
        email,
        profile.website(),
        profile.streetAddress(),
        profile.city(),
        profile.state(),
        profile.zipCode(),
        profile.country(),
        profile.latitude(),
        profile.longitude(),
        profile.licenseNumber(),
        profile.licenseState(),
        profile.licenseExpiry(),
        profile.yearsInBusiness(),
        profile.employeeCount(),
        profile.annualRevenue(),
        profile.googleBusinessId(),
        profile.googleRating(),
        profile.googleReviewsCount(),
        profile.facebookUrl(),
        profile.linkedinUrl(),
        profile.instagramUrl());
  }

  private static <T> @Nullable T either(@Nullable T known, @Nullable T found) {
    return known == null ? found : known;
  }
}
