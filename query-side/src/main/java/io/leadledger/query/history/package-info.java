/// The event history as auditors read it: page by page, or as it happens.
@NullMarked
package io.leadledger.query.history;

import org.jspecify.annotations.NullMarked;
