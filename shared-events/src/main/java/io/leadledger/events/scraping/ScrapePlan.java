package io.leadledger.events.scraping;

import java.util.List;

/// Where reading begins, and how far it may go.
public record ScrapePlan(List<String> startUrls, ScrapeScope scope, ScrapeLimits limits) {}
