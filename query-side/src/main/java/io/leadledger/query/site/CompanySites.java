package io.leadledger.query.site;

import io.leadledger.http.Caller;
import io.leadledger.query.api.ReadSession;
import io.leadledger.query.site.CompanySite.Fact;
import io.leadledger.query.site.CompanySite.Reading;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/// Reads funnel.website_scrape_job and funnel.website_page for a company.
@Component
class CompanySites {
  private static final String READINGS =
      """
      select id, status, pages_read, started_at, ended_at from funnel.website_scrape_job
      where company_id = ? order by created_at desc, id desc limit 20""";
  private static final String FACTS =
      """
      select * from (
        select distinct on (f.kind, f.value) f.kind, f.value, f.confidence, p.id, coalesce(p.final_url, p.url) as url,
          p.title, p.scraped_at
        from funnel.website_scrape_job j
        join funnel.website_page p on p.job_id = j.id and p.facts <> '[]'
        cross join jsonb_to_recordset(p.facts) as f (kind text, value text, confidence numeric)
        where j.company_id = ?
        order by f.kind, f.value, p.scraped_at desc, p.id desc) newest
      order by kind, confidence desc, value limit 1000""";

  private final ReadSession session;

  CompanySites(ReadSession session) {
    this.session = session;
  }

  CompanySite of(Caller caller, UUID company) {
    return session.read(
        caller, sql -> new CompanySite(company, readings(sql, company), facts(sql, company)));
  }

  private static List<Reading> readings(DSLContext sql, UUID company) {
    return sql.resultQuery(READINGS, company)
        .fetch(
            row ->
                new Reading(
                    row.get("id", UUID.class),
                    row.get("status", String.class),
                    row.get("pages_read", Integer.class),
                    row.get("started_at", Instant.class),
                    row.get("ended_at", Instant.class)));
  }

  private static List<Fact> facts(DSLContext sql, UUID company) {
    return sql.resultQuery(FACTS, company)
        .fetch(
            row ->
                new Fact(
                    row.get("kind", String.class),
                    row.get("value", String.class),
                    row.get("confidence", BigDecimal.class),
                    row.get("id", UUID.class),
                    row.get("url", String.class),
                    row.get("title", String.class),
                    row.get("scraped_at", Instant.class)));
  }
}
