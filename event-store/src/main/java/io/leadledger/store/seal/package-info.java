/// How the history proves itself: hashes, proofs, signed heads and the check of an export, all of
/// which need no server and no database.
@NullMarked
package io.leadledger.store.seal;

import org.jspecify.annotations.NullMarked;
