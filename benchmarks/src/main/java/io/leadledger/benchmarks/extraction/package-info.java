/// How much of what is said in dialogues is understood.
@NullMarked
package io.leadledger.benchmarks.extraction;

import org.jspecify.annotations.NullMarked;
