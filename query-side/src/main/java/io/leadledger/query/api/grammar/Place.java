package io.leadledger.query.api.grammar;

/// Where something stands in a request: the query parameter, and the offset of the first character
/// in its decoded text. For a filter such as `status=eq.new` the column is in the parameter's name
/// and the rest in its value.
public record Place(String parameter, int position) {}
