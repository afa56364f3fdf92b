/// Which language model is asked, with what, in what order, and at what cost.
@NullMarked
package io.leadledger.command.routing;

import org.jspecify.annotations.NullMarked;
