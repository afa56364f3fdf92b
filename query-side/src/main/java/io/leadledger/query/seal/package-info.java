/// The seal of the history over HTTP: heads, keys, proofs and what is carried away.
@NullMarked
package io.leadledger.query.seal;

import org.jspecify.annotations.NullMarked;
