/// Work that goes on for long, and that one process at a time does; readers of the history.
@NullMarked
package io.leadledger.store.work;

import org.jspecify.annotations.NullMarked;
