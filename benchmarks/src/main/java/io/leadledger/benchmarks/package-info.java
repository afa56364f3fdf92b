/// Every figure that the docs quote, each measured beside a reference.
@NullMarked
package io.leadledger.benchmarks;

import org.jspecify.annotations.NullMarked;
