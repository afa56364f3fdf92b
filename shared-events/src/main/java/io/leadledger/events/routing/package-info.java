/// What happens to language models, prompts, routers, and the questions that are put to models.
@NullMarked
package io.leadledger.events.routing;

import org.jspecify.annotations.NullMarked;
