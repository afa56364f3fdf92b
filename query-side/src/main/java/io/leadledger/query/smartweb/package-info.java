/// Organizations, trade companies and the leads that these are, in the words of the smartweb
/// document.
@NullMarked
package io.leadledger.query.smartweb;

import org.jspecify.annotations.NullMarked;
