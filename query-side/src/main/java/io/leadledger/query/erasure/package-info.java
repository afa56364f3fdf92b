/// Read rows of people who have been erased, and the certificate of it.
@NullMarked
package io.leadledger.query.erasure;

import org.jspecify.annotations.NullMarked;
