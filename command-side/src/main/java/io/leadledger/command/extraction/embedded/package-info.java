/// The engine that comes along: it understands conversations by rules and word lists, without a
/// network, and knows of a data point only its definition (ADR 0085).
@NullMarked
package io.leadledger.command.extraction.embedded;

import org.jspecify.annotations.NullMarked;
