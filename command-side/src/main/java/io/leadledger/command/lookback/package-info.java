/// Aggregates as they were at some moment.
@NullMarked
package io.leadledger.command.lookback;

import org.jspecify.annotations.NullMarked;
