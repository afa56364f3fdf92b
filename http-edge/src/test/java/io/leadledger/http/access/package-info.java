/// Who may ask, piece by piece.
@NullMarked
package io.leadledger.http.access;

import org.jspecify.annotations.NullMarked;
