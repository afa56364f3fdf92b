/// The event history on PostgreSQL: appending, reading without ever skipping an event, snapshots.
@NullMarked
package io.leadledger.store;

import org.jspecify.annotations.NullMarked;
