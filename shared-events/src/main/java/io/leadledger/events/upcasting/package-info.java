/// Turns events of earlier revisions into those of the next.
@NullMarked
package io.leadledger.events.upcasting;

import org.jspecify.annotations.NullMarked;
