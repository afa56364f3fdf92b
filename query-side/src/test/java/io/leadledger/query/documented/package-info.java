/// Holds the live database against the list of what the five source documents say.
@NullMarked
package io.leadledger.query.documented;

import org.jspecify.annotations.NullMarked;
