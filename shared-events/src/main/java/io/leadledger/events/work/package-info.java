/// What happens to tasks and notifications: the work that leads make for people.
@NullMarked
package io.leadledger.events.work;

import org.jspecify.annotations.NullMarked;
