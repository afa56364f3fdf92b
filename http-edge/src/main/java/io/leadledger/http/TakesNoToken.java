package io.leadledger.http;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// An endpoint below `/api` that is called without a token. It sees to it by itself that whoever
/// calls may: `because` says how. Its path has to be told by an [OpenPath] besides.
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface TakesNoToken {
  String because();
}
