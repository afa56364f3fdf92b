/// How rows are written: JSON, CSV, NDJSON.
@NullMarked
package io.leadledger.query.api.render;

import org.jspecify.annotations.NullMarked;
