package io.leadledger.events.scraping;

/// How far a job may go.
///
/// @param pages that are read at most
/// @param depth how many links a page may be away from where reading began
/// @param bytes that are received at most
/// @param minutes of work at most; pauses do not count
public record ScrapeLimits(int pages, int depth, long bytes, int minutes) {}
