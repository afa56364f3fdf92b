/// Seals the history as it grows: keeps its tree in PostgreSQL, signs heads and takes them outside.
@NullMarked
package io.leadledger.store.sealing;

import org.jspecify.annotations.NullMarked;
