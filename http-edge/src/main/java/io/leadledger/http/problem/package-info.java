/// How everything that goes wrong is told: problem details (RFC 9457) with a stable code, and no
/// internals.
@NullMarked
package io.leadledger.http.problem;

import org.jspecify.annotations.NullMarked;
