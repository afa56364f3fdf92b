/// Proves that the read tables follow from the history: folds it again and compares.
@NullMarked
package io.leadledger.query.verification;

import org.jspecify.annotations.NullMarked;
