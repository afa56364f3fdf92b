/// Events in, rows of the crm schema out.
@NullMarked
package io.leadledger.query.crm;

import org.jspecify.annotations.NullMarked;
