/// Leasing companies and the visitors of their websites, in the words of the resman document.
@NullMarked
package io.leadledger.query.resman;

import org.jspecify.annotations.NullMarked;
