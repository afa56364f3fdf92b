/// What is thought of progress through funnels: assessments, analyses and suggested actions.
@NullMarked
package io.leadledger.command.funnel.advice;

import org.jspecify.annotations.NullMarked;
