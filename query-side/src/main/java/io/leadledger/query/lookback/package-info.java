/// Rows, chains of causes and leads as they were, told from the history.
@NullMarked
package io.leadledger.query.lookback;

import org.jspecify.annotations.NullMarked;
