/// Keeps the read tables level with the history: processors, parked events, how far each has come.
@NullMarked
package io.leadledger.query.projection;

import org.jspecify.annotations.NullMarked;
