/// The writer behind [io.leadledger.query.platform.Rows]: it folds what projectors state for a
/// whole batch of events, and brings it into the tables with a few statements.
@NullMarked
package io.leadledger.query.platform.writer;

import org.jspecify.annotations.NullMarked;
