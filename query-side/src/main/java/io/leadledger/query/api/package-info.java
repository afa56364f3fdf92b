/// Reading of tables over HTTP in PostgREST's grammar, each row seen by its own tenant only.
@NullMarked
package io.leadledger.query.api;

import org.jspecify.annotations.NullMarked;
