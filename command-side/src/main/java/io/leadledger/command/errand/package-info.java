/// Errands: work that follows from an event and may take long or fail, kept until it is done.
@NullMarked
package io.leadledger.command.errand;

import org.jspecify.annotations.NullMarked;
