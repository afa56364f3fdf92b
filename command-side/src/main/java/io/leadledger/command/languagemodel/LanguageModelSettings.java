package io.leadledger.command.languagemodel;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What the operator says of language models (`leadledger.language-models.*`).
///
/// @param allow private addresses at which models may be reached all the same, also without TLS:
///     `127.0.0.0/8` for one that runs on this machine
@ConfigurationProperties("leadledger.language-models")
record LanguageModelSettings(@DefaultValue List<String> allow) {}
