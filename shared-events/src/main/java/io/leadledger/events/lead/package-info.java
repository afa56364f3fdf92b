/// What happens to leads and to the companies they belong to.
@NullMarked
package io.leadledger.events.lead;

import org.jspecify.annotations.NullMarked;
