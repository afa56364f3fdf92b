/// The OpenAPI description of what this process serves, and a page to try it.
@NullMarked
package io.leadledger.http.docs;

import org.jspecify.annotations.NullMarked;
