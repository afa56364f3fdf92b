package io.leadledger.command.funnel.advice;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How progress is assessed by itself (`leadledger.funnels.assessments.*`).
///
/// @param every how often, as long as it is open
@ConfigurationProperties("leadledger.funnels.assessments")
record AssessmentSettings(@DefaultValue("1d") Duration every) {}
