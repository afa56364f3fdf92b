package io.leadledger.http.docs;

import io.leadledger.http.Caller;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.OAuthFlow;
import io.swagger.v3.oas.models.security.OAuthFlows;
import io.swagger.v3.oas.models.security.Scopes;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// OpenAPI 3.1 at `/openapi`, the page at `/docs`; both come with the process and need no internet.
@AutoConfiguration
@Import({DescribedProblems.class, DescribedRoles.class})
public class DocsConfiguration implements WebMvcConfigurer {
  static {
    SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class);
  }

  @Bean
  OpenAPI description() {
    return new OpenAPI()
        .info(
            new Info()
                .title("LeadLedger")
                .version("v1")
                .description(
                    "Commands append to one event history; queries read the tables projected from it.")
                .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
        .components(
            new Components()
                .addSecuritySchemes("apiKey", clientCredentials())
                .addSecuritySchemes(
                    "bearer",
                    new SecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .bearerFormat("JWT")))
        .addSecurityItem(new SecurityRequirement().addList("apiKey"))
        .addSecurityItem(new SecurityRequirement().addList("bearer"));
  }

  @Override
  public void addViewControllers(ViewControllerRegistry registry) {
    registry.addRedirectViewController("/", "/docs");
  }

  private static SecurityScheme clientCredentials() {
    return new SecurityScheme()
        .type(SecurityScheme.Type.OAUTH2)
        .description("An API key: client id and client secret.")
        .flows(
            new OAuthFlows()
                .clientCredentials(new OAuthFlow().tokenUrl("/oauth2/token").scopes(new Scopes())));
  }
}
