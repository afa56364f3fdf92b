/// The grammar, tried on text alone.
@NullMarked
package io.leadledger.query.api.grammar;

import org.jspecify.annotations.NullMarked;
