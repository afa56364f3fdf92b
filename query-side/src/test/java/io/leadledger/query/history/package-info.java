/// The history over HTTP, on the real event table.
@NullMarked
package io.leadledger.query.history;

import org.jspecify.annotations.NullMarked;
