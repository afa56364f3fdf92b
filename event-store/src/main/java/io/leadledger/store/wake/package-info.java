/// Tells readers in other processes that something has been appended.
@NullMarked
package io.leadledger.store.wake;

import org.jspecify.annotations.NullMarked;
