/// Who gets in: bearer tokens become callers, and roles open endpoints.
@NullMarked
package io.leadledger.http.access;

import org.jspecify.annotations.NullMarked;
