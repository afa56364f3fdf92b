/// What people are called, for columns that ask for it in parts or as a whole.
@NullMarked
package io.leadledger.query.names;

import org.jspecify.annotations.NullMarked;
