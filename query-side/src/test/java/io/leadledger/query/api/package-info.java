/// Reading over HTTP, tried on a real server and a real PostgreSQL.
@NullMarked
package io.leadledger.query.api;

import org.jspecify.annotations.NullMarked;
