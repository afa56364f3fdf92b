/// Publishes events and looks at the rows that projectors make of them.
@NullMarked
package io.leadledger.query;

import org.jspecify.annotations.NullMarked;
