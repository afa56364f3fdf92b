/// Makes jOOQ's classes for the read schemas, so that projectors and queries are checked against
/// the migrations.
@NullMarked
package io.leadledger.codegen;

import org.jspecify.annotations.NullMarked;
