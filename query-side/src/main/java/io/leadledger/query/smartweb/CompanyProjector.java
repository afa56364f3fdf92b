package io.leadledger.query.smartweb;

import static io.leadledger.query.smartweb.jooq.Tables.COMPANIES;

import io.leadledger.events.lead.CompanyEvent;
import io.leadledger.events.lead.CompanyEvent.CompanyDeactivated;
import io.leadledger.events.lead.CompanyEvent.CompanyProfileChanged;
import io.leadledger.events.lead.CompanyEvent.CompanyReactivated;
import io.leadledger.events.lead.CompanyEvent.CompanyRegistered;
import io.leadledger.events.lead.CompanyProfile;
import io.leadledger.events.scraping.ScrapeJobEvent.ScrapeJobCompleted;
import io.leadledger.query.platform.Fills;
import io.leadledger.query.platform.Recorded;
import io.leadledger.query.platform.Rows;
import io.leadledger.query.smartweb.jooq.tables.Companies;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Fills smartweb.companies, also with when a website was read. One that is no longer worked with
/// gives up what only one company may hold.
@Component("smartweb.companies")
@ProcessingGroup("smartweb.companies")
@Fills(Companies.class)
class CompanyProjector {

  @EventHandler
  void on(CompanyEvent event, Recorded recorded, Rows rows) {
    switch (event) {
      case CompanyRegistered e ->
          describe(
              rows.insert(COMPANIES)
                  .set(COMPANIES.ID, e.companyId())
                  .set(COMPANIES.NAME, e.name())
                  .set(COMPANIES.EXTERNAL_ID, e.externalId())
                  .set(COMPANIES.IS_ACTIVE, true)
                  .set(COMPANIES.CREATED_AT, recorded.atUtc())
                  .set(COMPANIES.UPDATED_AT, recorded.atUtc()),
              e.profile());
      case CompanyProfileChanged e ->
          describe(
              changed(e, recorded, rows)
                  .set(COMPANIES.NAME, e.name())
                  .set(COMPANIES.EXTERNAL_ID, e.externalId()),
              e.profile());
      case CompanyDeactivated e ->
          changed(e, recorded, rows)
              .set(COMPANIES.IS_ACTIVE, false)
              .set(COMPANIES.EXTERNAL_ID, null)
              .set(COMPANIES.PHONE, null)
              .set(COMPANIES.EMAIL, null)
              .set(COMPANIES.GOOGLE_BUSINESS_ID, null);
      case CompanyReactivated e ->
          describe(
              changed(e, recorded, rows)
                  .set(COMPANIES.IS_ACTIVE, true)
                  .set(COMPANIES.EXTERNAL_ID, e.externalId()),
              e.profile());
    }
  }

  @EventHandler
  void on(ScrapeJobCompleted event, Recorded recorded, Rows rows) {
    if (event.scrapeFor().companyId() != null) {
      rows.update(COMPANIES, event.scrapeFor().companyId())
          .set(COMPANIES.LAST_SCRAPED_AT, Utc.of(event.completedAt()))
          .set(COMPANIES.UPDATED_AT, recorded.atUtc());
    }
  }

  private static Rows.Values changed(CompanyEvent event, Recorded recorded, Rows rows) {
    return rows.update(COMPANIES, event.companyId()).set(COMPANIES.UPDATED_AT, recorded.atUtc());
  }

  private static void describe(Rows.Values row, @Nullable CompanyProfile known) {
    CompanyProfile profile = known == null ? UNKNOWN : known;
    row.set(COMPANIES.DBA_NAME, profile.dbaName())
        .set(COMPANIES.BUSINESS_TYPE, Vocabulary.businessType(profile.businessType()))
        .set(COMPANIES.PHONE, profile.phone())
        .set(COMPANIES.EMAIL, profile.email())
        .set(COMPANIES.WEBSITE, profile.website())
        .set(COMPANIES.STREET_ADDRESS, profile.streetAddress())
        .set(COMPANIES.CITY, profile.city())
        .set(COMPANIES.STATE, profile.state())
        .set(COMPANIES.ZIP_CODE, profile.zipCode())
        .set(COMPANIES.COUNTRY, profile.country())
        .set(COMPANIES.LATITUDE, profile.latitude())
        .set(COMPANIES.LONGITUDE, profile.longitude())
        .set(COMPANIES.LICENSE_NUMBER, profile.licenseNumber())
        .set(COMPANIES.LICENSE_STATE, profile.licenseState())
        .set(COMPANIES.LICENSE_EXPIRY, profile.licenseExpiry())
        .set(COMPANIES.YEARS_IN_BUSINESS, profile.yearsInBusiness())
        .set(COMPANIES.EMPLOYEE_COUNT, profile.employeeCount())
        .set(COMPANIES.ANNUAL_REVENUE, profile.annualRevenue())
        .set(COMPANIES.GOOGLE_BUSINESS_ID, profile.googleBusinessId())
        .set(COMPANIES.GOOGLE_RATING, profile.googleRating())
        .set(COMPANIES.GOOGLE_REVIEWS_COUNT, profile.googleReviewsCount())
        .set(COMPANIES.FACEBOOK_URL, profile.facebookUrl())
        .set(COMPANIES.LINKEDIN_URL, profile.linkedinUrl())
        .set(COMPANIES.INSTAGRAM_URL, profile.instagramUrl());
  }

  private static final CompanyProfile UNKNOWN =
      new CompanyProfile(
          null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
          null, null, null, null, null, null, null, null, null);
}
