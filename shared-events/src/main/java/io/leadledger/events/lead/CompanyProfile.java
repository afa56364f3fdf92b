package io.leadledger.events.lead;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What is known about a company. `phone` is in E.164, `email` in lower case, coordinates in
/// degrees, `annualRevenue` in the tenant's currency, `googleRating` from 0 to 5.
public record CompanyProfile(
    @Nullable String dbaName,
    @Nullable String businessType,
    @Nullable String phone,
    @Nullable String email,
    @Nullable String website,
    @Nullable String streetAddress,
    @Nullable String city,
    @Nullable String state,
    @Nullable String zipCode,
    @Nullable String country,
    @Nullable BigDecimal latitude,
    @Nullable BigDecimal longitude,
    @Nullable String licenseNumber,
    @Nullable String licenseState,
    @Nullable LocalDate licenseExpiry,
    @Nullable Integer yearsInBusiness,
    @Nullable Integer employeeCount,
    @Nullable BigDecimal annualRevenue,
    @Nullable String googleBusinessId,
    @Nullable BigDecimal googleRating,
    @Nullable Integer googleReviewsCount,
    @Nullable String facebookUrl,
    @Nullable String linkedinUrl,
    @Nullable String instagramUrl) {}
