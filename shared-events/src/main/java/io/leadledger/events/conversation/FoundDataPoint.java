package io.leadledger.events.conversation;

import java.util.UUID;

/// A value that somebody has said, and where: from one character of a message to another, the last
/// not included. `normalisedValue` is what is compared: an ISO 8601 date, a plain number, `true` or
/// `false`, an E.164 phone number, one of the allowed values. `confidence` is from 0 to 1, and
/// `messageNumber` tells which message of the conversation it is.
public record FoundDataPoint(
    String name,
    String value,
    String normalisedValue,
    double confidence,
    UUID messageId,
    int messageNumber,
    int start,
    int end) {}
