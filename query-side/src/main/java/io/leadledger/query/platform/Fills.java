package io.leadledger.query.platform;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jooq.Table;

/// The tables that a projector's group fills, it alone: so that they can be rebuilt without the
/// others of the schema. A projector that touches another table is refused.
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Fills {
  Class<? extends Table<?>>[] value();
}
