/// Fills a read schema anew from the history beside the live one, compares both and switches.
@NullMarked
package io.leadledger.query.rebuild;

import org.jspecify.annotations.NullMarked;
