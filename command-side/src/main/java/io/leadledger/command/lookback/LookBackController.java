package io.leadledger.command.lookback;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.leadledger.http.AtLeast;
import io.leadledger.http.Caller;
import io.leadledger.http.ErasedSubject;
import io.leadledger.http.ProblemException;
import io.leadledger.http.Role;
import io.leadledger.store.EventStoreDefaults;
import io.leadledger.store.erasure.Erasures;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.JsonNodeFactory;

/// Looks back at an aggregate.
@Tag(name = "history")
@RestController
@Profile("!" + EventStoreDefaults.AXON_SERVER)
@AtLeast(Role.AUDITOR)
class LookBackController {
  private final PastAggregates aggregates;
  private final Erasures erasures;

  LookBackController(PastAggregates aggregates, Erasures erasures) {
    this.aggregates = aggregates;
    this.erasures = erasures;
  }

  /// @param before what it was at the earlier moment; absent if it was nothing, or none was asked
  /// @param changes between the two moments
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record LookBack(PastState at, @Nullable PastState before, @Nullable List<StateChange> changes) {}

  @Operation(
      summary = "What an aggregate was at a moment, and what had changed since another",
      description =
          "`at` and `since` are positions or times (RFC 3339). It is evolved by the code that"
              + " decides on it, from the events up to then.")
  @GetMapping("/api/v1/history/{stream}/state")
  LookBack state(
      @PathVariable UUID stream,
      @RequestParam String at,
      @RequestParam(required = false) @Nullable String since,
      Caller caller) {
    ErasedSubject.refuse(erasures, caller.tenant(), stream);
    Moment asked = Moment.parse("at", at);
    Moment earlier = since == null ? null : Moment.parse("since", since);
    PastState then =
        aggregates
            .find(caller.tenant(), stream, asked)
            .orElseThrow(
                () ->
                    new ProblemException(
                        HttpStatus.NOT_FOUND,
                        "nothing-then",
                        "At that moment there was nothing of this id."));
    if (earlier == null) {
      return new LookBack(then, null, null);
    }
    PastState before = aggregates.find(caller.tenant(), stream, earlier).orElse(null);
    if (before != null && before.version() > then.version()) {
      throw ProblemException.invalid(
          "since", "out-of-range", "It is after the moment in `at`.", at);
    }
    return new LookBack(
        then,
        before,
        StateChange.between(
            before == null ? JsonNodeFactory.instance.objectNode() : before.state(), then.state()));
  }
}
