package io.leadledger.query.api.grammar;

/// One term of `order`.
public record OrderTerm(FieldPath field, boolean descending, boolean nullsFirst) {}
