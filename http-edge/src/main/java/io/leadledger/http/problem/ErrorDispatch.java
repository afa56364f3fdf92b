package io.leadledger.http.problem;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Answers for what went wrong outside of controllers: in a filter, in the firewall, in the
/// container.
@Hidden
@RestController
class ErrorDispatch implements ErrorController {

  @RequestMapping("/error")
  ResponseEntity<Object> tell(HttpServletRequest request) {
    HttpStatusCode status =
        request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
            ? HttpStatusCode.valueOf(code)
            : HttpStatus.NOT_FOUND;
    return request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable e
        ? Unexpected.tell(e, HttpStatus.INTERNAL_SERVER_ERROR)
        : ProblemResponse.of(status, ProblemResponse.codeOf(status), "The request was refused.");
  }
}
