/// A tenant whose leads arrive by themselves: a client of the HTTP API like any other.
@NullMarked
package io.leadledger.standalone.demo;

import org.jspecify.annotations.NullMarked;
