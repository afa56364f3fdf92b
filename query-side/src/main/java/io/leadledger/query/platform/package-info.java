/// What every projector needs: the rows to change, and the event's provenance.
@NullMarked
package io.leadledger.query.platform;

import org.jspecify.annotations.NullMarked;
