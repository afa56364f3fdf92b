package io.leadledger.http;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// A small application to try the edge on.
@SpringBootApplication(
    excludeName = {
      "io.leadledger.store.EventStoreAutoConfiguration",
      "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration"
    })
class Shop {

  @Bean
  JWKSource<SecurityContext> keys() throws JOSEException {
    return new ImmutableJWKSet<>(new JWKSet(new RSAKeyGenerator(2048).keyID("test").generate()));
  }

  enum Size3 {
    SMALL,
    LARGE
  }

  record Order(
      @NotBlank @Size(max = 10) @Nullable String item,
      int count,
      @Nullable Size3 size,
      @Nullable Map<String, Object> notes) {}

  @RestController
  @RequestMapping("/api/v1/orders")
  @AtLeast(Role.MEMBER)
  static class Orders {

    @PostMapping
    Order order(@Valid @RequestBody Order order) {
      return order;
    }

    @GetMapping("/{id}")
    Map<String, Object> one(@PathVariable UUID id, Caller caller) {
      return Map.of(
          "id",
          id,
          "tenant",
          caller.tenant(),
          "correlation",
          Correlation.current(),
          "thread",
          Thread.currentThread().isVirtual());
    }

    @AtLeast(Role.OWNER)
    @GetMapping("/secret")
    String secret() {
      return "secret";
    }

    @GetMapping("/refused")
    String refused() {
      throw new ProblemException(HttpStatus.CONFLICT, "sold-out", "There is no more of it.")
          .with("left", 0);
    }

    @GetMapping("/broken")
    String broken() {
      throw new IllegalStateException("password=hunter2");
    }

    @GetMapping(path = "/csv", produces = "text/csv")
    String csv() {
      throw new ProblemException(HttpStatus.NOT_FOUND, "no-such-order", "There is no such order.");
    }

    @PostMapping(path = "/form", consumes = MediaType.TEXT_PLAIN_VALUE)
    String form(@RequestBody String text) {
      return text;
    }
  }

  /// Forgot to say who may call it.
  @RestController
  static class Forgotten {
    @GetMapping("/api/v1/forgotten")
    String forgotten() {
      return "forgotten";
    }
  }
}
