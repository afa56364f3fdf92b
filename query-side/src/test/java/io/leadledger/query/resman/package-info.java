/// Events in, rows of the resman schema out.
@NullMarked
package io.leadledger.query.resman;

import org.jspecify.annotations.NullMarked;
