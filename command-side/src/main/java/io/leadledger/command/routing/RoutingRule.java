package io.leadledger.command.routing;

import io.leadledger.command.platform.Rule;

/// What holds for language models, prompts and routers.
public enum RoutingRule implements Rule {
  A_MODELS_NAME_IS_UNIQUE("Another language model has this name."),
  A_RETIRED_MODEL_TAKES_NO_COMMAND(
      "A retired language model takes no command but to be reinstated."),
  A_PROMPTS_NAME_IS_UNIQUE("Another prompt has this name; write a new version of that one."),
  A_PROMPT_HAS_AT_MOST_A_THOUSAND_VERSIONS("A prompt has at most a thousand versions."),
  A_PROMPT_HAS_THE_VERSION_THAT_IS_NAMED("This prompt has no such version."),
  A_TASK_TYPE_HAS_ONE_ROUTER("Tasks of this type have a router already; change that one."),
  ROUTING_NAMES_KNOWN_MODELS("There is no language model with this id."),
  AN_INTERACTION_IS_ABOUT_A_KNOWN_LEAD("There is no lead with this id."),
  A_FINISHED_INTERACTION_TAKES_NO_COMMAND("This interaction is over."),
  AN_ATTEMPT_IS_OF_THE_LAST_DECISION("This is not what was decided last.");

  private final String sentence;

  RoutingRule(String sentence) {
    this.sentence = sentence;
  }

  @Override
  public String says() {
    return sentence;
  }
}
