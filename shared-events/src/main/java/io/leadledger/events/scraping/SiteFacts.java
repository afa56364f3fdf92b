package io.leadledger.events.scraping;

import java.util.List;

/// What a page tells about whom it belongs to, as far as no page of its job had told it before.
public record SiteFacts(String url, List<SiteFact> facts) {}
