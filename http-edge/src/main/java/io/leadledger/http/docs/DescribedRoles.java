package io.leadledger.http.docs;

import io.leadledger.http.AtLeast;
import io.swagger.v3.oas.models.Operation;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.web.method.HandlerMethod;

/// Says at every operation which role it needs.
class DescribedRoles implements OperationCustomizer {

  @Override
  public Operation customize(Operation operation, HandlerMethod endpoint) {
    AtLeast role = endpoint.getMethodAnnotation(AtLeast.class);
    AtLeast needed = role == null ? endpoint.getBeanType().getAnnotation(AtLeast.class) : role;
    if (needed != null) {
      operation.addExtension("x-role", needed.value().value());
    }
    return operation;
  }
}
