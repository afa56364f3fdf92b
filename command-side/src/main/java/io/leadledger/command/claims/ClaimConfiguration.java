package io.leadledger.command.claims;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class ClaimConfiguration {

  @Bean
  Claims claims(JdbcClient database, ClaimDigest digest) {
    return new JdbcClaims(database, digest);
  }
}
