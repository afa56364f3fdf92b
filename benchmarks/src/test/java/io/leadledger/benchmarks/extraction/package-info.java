/// How the comparison of what was found with what was noted is held to its word.
@NullMarked
package io.leadledger.benchmarks.extraction;

import org.jspecify.annotations.NullMarked;
