package io.leadledger.events;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Data about a person: stored only as ciphertext under the key of the [data
/// subject][HoldsPersonalData#dataSubject()]. The component must be nullable, because `null` is
/// what is read once the subject's key has been destroyed.
@Documented
@Target({
  ElementType.RECORD_COMPONENT,
  ElementType.FIELD,
  ElementType.METHOD,
  ElementType.PARAMETER
})
@Retention(RetentionPolicy.RUNTIME)
public @interface Personal {}
