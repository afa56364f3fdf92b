/// Tasks and notifications: what is to be done by people, and what they are told.
@NullMarked
package io.leadledger.command.work;

import org.jspecify.annotations.NullMarked;
