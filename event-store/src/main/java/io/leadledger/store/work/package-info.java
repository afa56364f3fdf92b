/// Work that goes on for long, and that one process at a time does.
@NullMarked
package io.leadledger.store.work;

import org.jspecify.annotations.NullMarked;
