package io.leadledger.command.extraction;

import java.util.UUID;

/// A value that was found, and where.
///
/// @param name of its definition
/// @param value as it was said
/// @param normalised as it is compared and stored: an ISO 8601 date, a number without blanks,
///     `true` or `false`, one of the allowed values, an E.164 phone number, an address in lower
///     case
/// @param confidence from 0 to 1
/// @param message in which it was said; where the lead agreed to what we offered, our message
/// @param start of the value in the message's text, in UTF-16 units
/// @param end after its last character
public record ExtractedDataPoint(
    String name,
    String value,
    String normalised,
    double confidence,
    UUID message,
    int start,
    int end) {}
