/// From the syntax tree of a query to SQL: names are looked up in the catalogue, values are bound
/// as typed parameters.
@NullMarked
package io.leadledger.query.api.sql;

import org.jspecify.annotations.NullMarked;
