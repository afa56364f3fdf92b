/// Events in, rows of the workspace schema out.
@NullMarked
package io.leadledger.query.workspace;

import org.jspecify.annotations.NullMarked;
