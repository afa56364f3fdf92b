package io.leadledger.query.site;

import io.leadledger.http.AtLeast;
import io.leadledger.http.Caller;
import io.leadledger.http.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// What a company's website tells about it.
@RestController
@AtLeast(Role.ANALYST)
@Tag(name = "Companies", description = "The companies that leads belong to")
class CompanySiteController {
  private final CompanySites sites;

  CompanySiteController(CompanySites sites) {
    this.sites = sites;
  }

  @Operation(
      summary = "What a company's website tells, and on which page",
      description =
          "E-mail addresses, phone numbers, postal address, profiles, opening hours and the like, as far as the"
              + " website has been read. Pages themselves stand in funnel/website_page.")
  @GetMapping("/api/v1/companies/{company}/site")
  CompanySite site(@PathVariable UUID company, Caller caller) {
    return sites.of(caller, company);
  }
}
