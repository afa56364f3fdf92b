package io.leadledger.command.http;

import io.leadledger.command.platform.CommandContext;
import java.util.List;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// The HTTP conventions of commands, for all controllers of this side.
@Configuration(proxyBeanMethods = false)
@Import({CommandAnswers.class, IdempotencyHeader.class})
class CommandHttpConfiguration implements WebMvcConfigurer {
  static {
    SpringDocUtils.getConfig().addRequestWrapperToIgnore(CommandContext.class);
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(new CommandContextArgument());
  }

  @Bean
  DescribedCommands describedCommands() {
    return new DescribedCommands();
  }
}
