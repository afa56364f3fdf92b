/// A PostgreSQL server that LeadLedger brings along: kept for the product, thrown away after tests.
@NullMarked
package io.leadledger.postgres;

import org.jspecify.annotations.NullMarked;
