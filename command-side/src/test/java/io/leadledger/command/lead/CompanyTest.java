package io.leadledger.command.lead;

import io.leadledger.command.lead.CompanyCommand.EnrichCompany;
import io.leadledger.command.platform.AggregateTest;
import io.leadledger.events.Ids;
import io.leadledger.events.lead.CompanyEvent.*;
import io.leadledger.events.lead.CompanyProfile;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CompanyTest extends AggregateTest<Company> {
  private static final UUID COMPANY = Ids.next();

  CompanyTest() {
    super(Company.class);
  }

  private static CompanyProfile profile(
      @Nullable String phone, @Nullable String email, @Nullable String city) {
    return new CompanyProfile(
        null, null, phone, email, null, null, city, null, null, null, null, null, null, null, null,
        null, null, null, null, null, null, null, null, null);
  }

  private static CompanyRegistered registered() {
    return new CompanyRegistered(COMPANY, "Roofs", null, profile("+4930123456", null, null));
  }

  @Test
  void what_is_not_known_of_a_company_is_filled_in_and_the_rest_stays() {
    given(registered())
        .when(new EnrichCompany(COMPANY, profile("+4930999999", "Info@Roofs.example", "Berlin")))
        .then(
            new CompanyProfileChanged(
                COMPANY, "Roofs", null, profile("+4930123456", "info@roofs.example", "Berlin")));
    given(registered())
        .when(new EnrichCompany(COMPANY, profile("+4930999999", null, null)))
        .thenNothing();
  }

  @Test
  void what_cannot_be_meant_is_left_out() {
    given(registered())
        .when(new EnrichCompany(COMPANY, profile(null, "not an e-mail", "Berlin")))
        .then(
            new CompanyProfileChanged(
                COMPANY, "Roofs", null, profile("+4930123456", null, "Berlin")));
  }

  @Test
  void an_address_that_another_company_has_is_left_to_it() {
    claims.claim(TENANT, Ids.next(), Map.of("company.email", "info@roofs.example"));
    given(registered())
        .when(new EnrichCompany(COMPANY, profile(null, "info@roofs.example", "Berlin")))
        .then(
            new CompanyProfileChanged(
                COMPANY, "Roofs", null, profile("+4930123456", null, "Berlin")));
  }

  @Test
  void a_deactivated_company_is_left_as_it_is() {
    given(registered(), new CompanyDeactivated(COMPANY, null))
        .when(new EnrichCompany(COMPANY, profile(null, "info@roofs.example", null)))
        .thenNothing();
  }
}
