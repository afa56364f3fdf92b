/// The HTTP edge under test, on a server with a few endpoints of its own.
@NullMarked
package io.leadledger.http;

import org.jspecify.annotations.NullMarked;
