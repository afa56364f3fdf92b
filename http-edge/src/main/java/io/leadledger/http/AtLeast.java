package io.leadledger.http;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Who may call an endpoint: whoever's role [includes][Role#includes] this one. On a controller it
/// holds for all of its methods that say nothing themselves. An endpoint under `/api` for which
/// nothing is said is closed to everybody.
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface AtLeast {
  Role value();
}
