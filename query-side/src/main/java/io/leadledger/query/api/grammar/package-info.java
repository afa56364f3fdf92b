/// PostgREST's query grammar: text of query parameters in, a syntax tree out, malformed text told
/// with its place.
@NullMarked
package io.leadledger.query.api.grammar;

import org.jspecify.annotations.NullMarked;
