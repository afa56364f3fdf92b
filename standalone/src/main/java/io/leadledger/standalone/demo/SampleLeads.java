package io.leadledger.standalone.demo;

import io.leadledger.standalone.demo.SampleLead.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/// Makes up leads of an agency's tenant over its last ninety days. The same seed makes the same
/// leads. Addresses and telephone numbers are those set aside for examples.
final class SampleLeads {
  private static final List<String> FIRST_NAMES =
      List.of(
          "Aisha", "Anna", "Ben", "Carlos", "Chiara", "Daniel", "Emma", "Fatima", "Georg", "Hannah",
          "Ivan", "Jana", "Kenji", "Lena", "Lucas", "Maria", "Mateo", "Nadia", "Noah", "Olivia",
          "Priya", "Rafael", "Sofia", "Tomas", "Yusuf", "Zoe");
  private static final List<String> LAST_NAMES =
      List.of(
          "Albrecht",
          "Andersen",
          "Barbosa",
          "Bianchi",
          "Costa",
          "Dubois",
          "Fischer",
          "Garcia",
          "Haddad",
          "Ito",
          "Jansen",
          "Kowalski",
          "Larsen",
          "Martin",
          "Meyer",
          "Nakamura",
          "Novak",
          "Okafor",
          "Oliveira",
          "Patel",
          "Rossi",
          "Santos",
          "Schmidt",
          "Silva",
          "Tanaka",
          "Weber");
  private static final List<String> SOURCES =
      List.of(
          "organic_search",
          "organic_search",
          "organic_search",
          "paid_search",
          "paid_search",
          "social_media",
          "referral",
          "email",
          "direct",
          "event");
  private static final List<String> PAGES =
      List.of("/", "/pricing", "/cases", "/product", "/demo", "/blog/ten-questions", "/contact");
  private static final List<String> TAGS =
      List.of("enterprise", "mid-market", "newsletter", "webinar", "returning", "partner", "hot");
  private static final List<String> CALLS =
      List.of(
          "Asked for a price for twelve seats",
          "Wants to see how the import works",
          "Compares us with two others; decides next month",
          "No answer, left a message",
          "Needs the security questionnaire before going on");
  private static final List<String> LOSSES =
      List.of("No budget this year", "Chose a competitor", "No answer after five attempts");
  private static final String SITE = "https://www.northwind.example";
  private static final UUID PIPELINE = UUID.fromString("01890000-0000-7000-8000-000000000001");
  private static final List<UUID> STAGES =
      List.of(
          UUID.fromString("01890000-0000-7000-8000-000000000011"),
          UUID.fromString("01890000-0000-7000-8000-000000000012"),
          UUID.fromString("01890000-0000-7000-8000-000000000013"));
  private static final int DAYS = 90;

  private final Random random;
  private final Instant now;
  private final List<String> members;
  private final Map<String, String> companies;
  private final List<String> companyNames;
  private final Set<String> emails = new HashSet<>();
  private int number;

  /// @param members whom leads can be assigned to
  /// @param companies name to id
  SampleLeads(long seed, Instant now, List<String> members, Map<String, String> companies) {
    this.random = new Random(seed);
    this.now = now;
    this.members = List.copyOf(members);
    this.companies = Map.copyOf(companies);
    this.companyNames = companies.keySet().stream().sorted().toList();
  }

  SampleLead next() {
    number++;
    String first = any(FIRST_NAMES);
    String last = any(LAST_NAMES);
    String company = any(companyNames);
    boolean anonymous = chance(0.2);
    Map<String, Object> contact = contact(first, last, company);
    var clock = new Clock(now.minus(Duration.ofMinutes(random.nextInt(DAYS * 24 * 60))));

    Map<String, Object> capture = new LinkedHashMap<>();
    capture.put("source", any(SOURCES));
    capture.put("sourceDetails", Map.of("landing_page", SITE + any(PAGES), "campaign", "autumn"));
    capture.put("capturedAt", clock.moment().toString());
    List<Step> steps = new ArrayList<>();
    if (anonymous) {
      capture.put("browserId", browser());
    } else {
      capture.put("externalId", "crm-" + (10_000 + number));
      capture.put("contact", contact);
      capture.put("companyId", companies.get(company));
      capture.put("companyName", company);
      capture.put("customFields", Map.of("employees", 5 + random.nextInt(400)));
    }
    visits(steps, clock);
    if (anonymous && chance(0.4)) {
      return new SampleLead("a visitor", capture, steps);
    }
    if (anonymous) {
      steps.add(new Step("PUT", "contact", contact));
    }
    work(steps, clock);
    return new SampleLead(first + " " + last + " of " + company, capture, steps);
  }

  private void work(List<Step> steps, Clock clock) {
    for (int i = random.nextInt(3); i > 0; i--) {
      steps.add(new Step("PUT", "tags/" + any(TAGS), null));
    }
    int fit = random.nextInt(51);
    int interest = random.nextInt(50);
    steps.add(
        new Step(
            "PUT",
            "score",
            Map.of(
                "score",
                fit + interest,
                "breakdown",
                Map.of("fit", fit, "interest", interest),
                "model",
                "demo-1")));
    if (chance(0.3)) {
      steps.add(
          new Step(
              "POST",
              "enrichments",
              Map.of(
                  "source",
                  "trade register",
                  "fields",
                  Map.of("founded", 1950 + random.nextInt(70)),
                  "confidence",
                  0.8)));
    }
    if (chance(0.75)) {
      steps.add(
          new Step("PUT", "assignment", Map.of("assigneeId", any(members), "reason", "turn")));
      for (int i = 1 + random.nextInt(3); i > 0; i--) {
        steps.add(interaction(clock));
      }
      outcome(steps);
    }
  }

  private void outcome(List<Step> steps) {
    double fate = random.nextDouble();
    if (fate < 0.12) {
      steps.add(new Step("POST", "disqualification", Map.of("reason", "Too small for us")));
    } else if (fate < 0.25) {
      steps.add(new Step("POST", "loss", Map.of("reason", any(LOSSES))));
    } else if (fate < 0.7) {
      steps.add(new Step("POST", "qualification", Map.of("reason", "Budget and need are there")));
      steps.add(
          new Step(
              "PUT", "stage", Map.of("pipelineId", PIPELINE.toString(), "stageId", any(STAGES))));
      if (fate < 0.45) {
        steps.add(
            new Step(
                "POST",
                "conversion",
                Map.of("value", 900 + 100 * random.nextInt(240), "currency", "EUR")));
      }
    }
  }

  private void visits(List<Step> steps, Clock clock) {
    for (int i = random.nextInt(4); i > 0; i--) {
      steps.add(
          new Step(
              "POST",
              "visits",
              Map.of(
                  "browserId",
                  browser(),
                  "pageUrl",
                  SITE + any(PAGES),
                  "referrer",
                  "https://search.example/",
                  "visitedAt",
                  clock.later())));
    }
  }

  private Step interaction(Clock clock) {
    String type = any(List.of("call", "call", "email", "meeting", "note"));
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", type);
    if (!type.equals("note")) {
      body.put("direction", chance(0.6) ? "outbound" : "inbound");
    }
    body.put("subject", "First talk");
    body.put("content", any(CALLS));
    if (type.equals("call") || type.equals("meeting")) {
      body.put("durationSeconds", 60 * (1 + random.nextInt(45)));
    }
    body.put("occurredAt", clock.later());
    return new Step("POST", "interactions", body);
  }

  private Map<String, Object> contact(String first, String last, String company) {
    String domain = company.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-") + ".example";
    String name = (first + "." + last).toLowerCase(Locale.ROOT);
    String email = name + "@" + domain;
    if (!emails.add(email)) {
      email = name + number + "@" + domain;
      emails.add(email);
    }
    return Map.of(
        "firstName", first,
        "lastName", last,
        "email", email,
        "phone", "+4420794%05d".formatted(60_000 + number % 1_000),
        "timezone", "Europe/London");
  }

  private String browser() {
    return "browser-" + number;
  }

  private boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  private <T> T any(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  /// The time of what happens to one lead, which never runs ahead of the present.
  private final class Clock {
    private Instant moment;

    Clock(Instant moment) {
      this.moment = moment;
    }

    Instant moment() {
      return moment;
    }

    String later() {
      long left = Math.max(1, Duration.between(moment, now).toSeconds() / 3);
      moment = moment.plusSeconds(random.nextLong(left));
      return moment.toString();
    }
  }
}
