package io.leadledger.events;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The permanent name under which an event is stored, such as `lead.LeadCaptured`: bounded context,
/// dot, what happened. It outlives the Java class: a class may be renamed or moved, this name may
/// not.
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface EventName {
  String value();
}
