/// What can be read: schemas, tables and columns with their documentation, as the live database has
/// them.
@NullMarked
package io.leadledger.query.api.catalogue;

import org.jspecify.annotations.NullMarked;
