/// The five read schemas, what keeps them up with the history, and the HTTP API that reads them.
@NullMarked
package io.leadledger.query;

import org.jspecify.annotations.NullMarked;
