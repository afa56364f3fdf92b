/// Events in, rows of the smartweb schema out.
@NullMarked
package io.leadledger.query.smartweb;

import org.jspecify.annotations.NullMarked;
