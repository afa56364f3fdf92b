/// Brings the database's schemas to the newest version before anything uses them.
@NullMarked
package io.leadledger.store.schema;

import org.jspecify.annotations.NullMarked;
