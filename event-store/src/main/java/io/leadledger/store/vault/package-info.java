/// Secrets of the installation itself, kept in the database under the master key.
@NullMarked
package io.leadledger.store.vault;

import org.jspecify.annotations.NullMarked;
