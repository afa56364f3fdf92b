/// Events in, rows of the funnel schema out.
@NullMarked
package io.leadledger.query.funnel;

import org.jspecify.annotations.NullMarked;
