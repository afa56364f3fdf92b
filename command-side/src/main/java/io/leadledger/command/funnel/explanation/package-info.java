/// Why a figure is what it is: the events and the rule behind each score, stage and data point.
@NullMarked
package io.leadledger.command.funnel.explanation;

import org.jspecify.annotations.NullMarked;
