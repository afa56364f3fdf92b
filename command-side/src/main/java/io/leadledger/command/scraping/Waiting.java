package io.leadledger.command.scraping;

import java.util.UUID;

/// An address that is to be looked at.
///
/// @param depth how many links it is away from where reading began
/// @param attempt the how many-th it is going to be
/// @param page the id that it has, or will have if it was never looked at
record Waiting(String url, String host, int depth, int attempt, UUID page) {}
