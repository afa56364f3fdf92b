package io.leadledger.command.lead;

import io.leadledger.command.values.Fields;
import io.leadledger.command.values.FreeFields;
import io.leadledger.command.values.Moments;
import io.leadledger.events.lead.LeadContact;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/// What can be asked of a lead. Valid by construction: text is trimmed, e-mail addresses are in
/// lower case, phone numbers in E.164; what cannot be meant is refused with all its violations.
public sealed interface LeadCommand {
  UUID lead();

  /// A lead becomes known. It needs an external id, an e-mail address, a phone number or a browser
  /// id.
  record CaptureLead(
      @TargetAggregateIdentifier UUID lead,
      @Nullable String externalId,
      String source,
      @Nullable Map<String, Object> sourceDetails,
      LeadContact contact,
      @Nullable String browserId,
      @Nullable UUID companyId,
      @Nullable String companyName,
      @Nullable Map<String, Object> customFields,
      @Nullable Instant capturedAt)
      implements LeadCommand {
    public CaptureLead {
      var fields = new Fields();
      externalId = fields.text("externalId", externalId, 200);
      source = fields.requiredText("source", source, 100);
      sourceDetails = FreeFields.check(fields, "sourceDetails", sourceDetails);
      contact = Contacts.check(fields, "contact", contact);
      browserId = fields.text("browserId", browserId, 200);
      companyName = fields.text("companyName", companyName, 300);
      customFields = FreeFields.check(fields, "customFields", customFields);
      Moments.notFarAhead(fields, "capturedAt", capturedAt);
      fields.orRefuse();
    }
  }

  /// The lead's name and ways to reach it become these, all of them.
  record ChangeContact(@TargetAggregateIdentifier UUID lead, LeadContact contact)
      implements LeadCommand {
    public ChangeContact {
      var fields = new Fields();
      contact = Contacts.check(fields, "", contact);
      fields.orRefuse();
    }
  }

  /// What is said here of the lead's name and ways to reach it takes the place of what is known;
  /// what is null stays.
  record AmendContact(@TargetAggregateIdentifier UUID lead, LeadContact said)
      implements LeadCommand {
    public AmendContact {
      var fields = new Fields();
      said = Contacts.check(fields, "", said);
      fields.orRefuse();
    }
  }

  /// The lead belongs to this company, or to none.
  record ChangeCompany(
      @TargetAggregateIdentifier UUID lead, @Nullable UUID companyId, @Nullable String companyName)
      implements LeadCommand {
    public ChangeCompany {
      var fields = new Fields();
      companyName = fields.text("companyName", companyName, 300);
      fields.orRefuse();
    }
  }

  /// These custom fields change, the others stay; null removes one.
  record ChangeCustomFields(
      @TargetAggregateIdentifier UUID lead, Map<String, @Nullable Object> changes)
      implements LeadCommand {
    public ChangeCustomFields {
      var fields = new Fields();
      FreeFields.check(fields, "customFields", changes);
      fields.orRefuse();
    }
  }

  /// The lead has looked at the website.
  record RecordVisit(
      @TargetAggregateIdentifier UUID lead,
      UUID visit,
      @Nullable String browserId,
      @Nullable String pageUrl,
      @Nullable String referrer,
      @Nullable Instant visitedAt)
      implements LeadCommand {
    public RecordVisit {
      var fields = new Fields();
      browserId = fields.text("browserId", browserId, 200);
      pageUrl = fields.url("pageUrl", pageUrl);
      referrer = fields.text("referrer", referrer, 2_048);
      Moments.notFarAhead(fields, "visitedAt", visitedAt);
      fields.orRefuse();
    }
  }

  record TagLead(@TargetAggregateIdentifier UUID lead, String tag) implements LeadCommand {
    public TagLead {
      tag = Tags.check(tag);
    }
  }

  record UntagLead(@TargetAggregateIdentifier UUID lead, String tag) implements LeadCommand {
    public UntagLead {
      tag = Tags.check(tag);
    }
  }

  /// A person puts the lead into the hands of a member.
  record AssignLead(@TargetAggregateIdentifier UUID lead, UUID assignee, @Nullable String reason)
      implements LeadCommand {
    public AssignLead {
      var fields = new Fields();
      fields.required("assigneeId", assignee);
      reason = fields.text("reason", reason, Fields.REASON);
      fields.orRefuse();
    }
  }

  record UnassignLead(@TargetAggregateIdentifier UUID lead, @Nullable String reason)
      implements LeadCommand {
    public UnassignLead {
      reason = Fields.reason(reason);
    }
  }

  /// Somebody has been in touch with the lead, or notes something about it, or plans to.
  record LogInteraction(
      @TargetAggregateIdentifier UUID lead,
      UUID interaction,
      String type,
      @Nullable String direction,
      @Nullable String subject,
      @Nullable String content,
      @Nullable String outcome,
      @Nullable Integer durationSeconds,
      @Nullable Instant scheduledAt,
      @Nullable Instant completedAt,
      @Nullable Instant occurredAt)
      implements LeadCommand {
    static final List<String> CONTACTS =
        List.of("call", "email", "meeting", "sms", "whatsapp", "linkedin");
    static final List<String> TYPES =
        List.of("call", "email", "meeting", "note", "task", "sms", "whatsapp", "linkedin");

    public LogInteraction {
      var fields = new Fields();
      fields.required("type", type);
      fields.oneOf("type", type, TYPES);
      direction = fields.oneOf("direction", direction, List.of("inbound", "outbound"));
      subject = fields.text("subject", subject, 500);
      content = fields.text("content", content, 100_000);
      outcome = fields.text("outcome", outcome, Fields.REASON);
      fields.between("durationSeconds", durationSeconds, 0, (int) Duration.ofDays(7).toSeconds());
      Moments.notFarAhead(fields, "completedAt", completedAt);
      Moments.notFarAhead(fields, "occurredAt", occurredAt);
      fields.orRefuse();
    }

    /// Whether the lead has really been in touch: a note or a task is not, neither is what is only
    /// planned.
    boolean isContact() {
      return CONTACTS.contains(type) && (scheduledAt == null || completedAt != null);
    }
  }

  /// The lead's score, 0 to 100, and the points that each rule gave.
  record ScoreLead(
      @TargetAggregateIdentifier UUID lead, int score, Map<String, Integer> breakdown, String model)
      implements LeadCommand {
    public ScoreLead {
      var fields = new Fields();
      fields.between("score", score, 0, 100);
      fields.check(
          breakdown.size() <= 100
              && breakdown.keySet().stream().allMatch(rule -> rule.length() <= 100),
          "breakdown",
          "too-large",
          "This has too many rules, or one with too long a name.",
          "at most 100 rules of at most 100 characters");
      model = fields.requiredText("model", model, 100);
      fields.orRefuse();
      breakdown = Map.copyOf(breakdown);
    }
  }

  /// A source tells more about the lead; `confidence` is between 0 and 1.
  record EnrichLead(
      @TargetAggregateIdentifier UUID lead,
      UUID enrichment,
      String source,
      Map<String, @Nullable Object> fields,
      BigDecimal confidence)
      implements LeadCommand {
    public EnrichLead {
      var checked = new Fields();
      source = checked.requiredText("source", source, 100);
      FreeFields.check(checked, "fields", fields);
      checked.check(
          !fields.isEmpty(), "fields", "missing", "At least one field is required.", null);
      checked.required("confidence", confidence);
      checked.between("confidence", confidence, BigDecimal.ZERO, BigDecimal.ONE);
      checked.orRefuse();
    }
  }

  /// The lead fits and wants to talk.
  record QualifyLead(@TargetAggregateIdentifier UUID lead, @Nullable String reason)
      implements LeadCommand {
    public QualifyLead {
      reason = Fields.reason(reason);
    }
  }

  /// The lead does not fit.
  record DisqualifyLead(@TargetAggregateIdentifier UUID lead, @Nullable String reason)
      implements LeadCommand {
    public DisqualifyLead {
      reason = Fields.reason(reason);
    }
  }

  record PlaceInStage(@TargetAggregateIdentifier UUID lead, UUID pipeline, UUID stage)
      implements LeadCommand {
    public PlaceInStage {
      var fields = new Fields();
      fields.required("pipelineId", pipeline);
      fields.required("stageId", stage);
      fields.orRefuse();
    }
  }

  /// The lead has bought: it becomes this customer. A value needs a currency.
  record ConvertLead(
      @TargetAggregateIdentifier UUID lead,
      UUID customer,
      @Nullable UUID opportunity,
      @Nullable BigDecimal value,
      @Nullable String currency)
      implements LeadCommand {
    public ConvertLead {
      var fields = new Fields();
      value = fields.money("value", value);
      currency = fields.currency("currency", currency);
      fields.check(
          value == null || currency != null,
          "currency",
          "missing",
          "A value needs a currency.",
          "an ISO 4217 code");
      fields.orRefuse();
    }
  }

  /// The lead will not buy.
  record LoseLead(@TargetAggregateIdentifier UUID lead, @Nullable String reason)
      implements LeadCommand {
    public LoseLead {
      reason = Fields.reason(reason);
    }
  }

  /// A lost or unqualified lead is worked on again.
  record ReopenLead(@TargetAggregateIdentifier UUID lead, @Nullable String reason)
      implements LeadCommand {
    public ReopenLead {
      reason = Fields.reason(reason);
    }
  }

  /// The lead is put away, and gives up what is unique.
  record ArchiveLead(@TargetAggregateIdentifier UUID lead, @Nullable String reason)
      implements LeadCommand {
    public ArchiveLead {
      reason = Fields.reason(reason);
    }
  }

  /// The lead is forgotten for ever: its key is destroyed, then every copy of what was known.
  record EraseLead(@TargetAggregateIdentifier UUID lead, String ground) implements LeadCommand {
    static final List<String> GROUNDS = List.of("asked", "retention", "other");

    public EraseLead {
      var fields = new Fields();
      fields.required("ground", ground);
      fields.oneOf("ground", ground, GROUNDS);
      fields.orRefuse();
    }
  }

  /// An archived lead comes back.
  record RestoreLead(@TargetAggregateIdentifier UUID lead) implements LeadCommand {}
}
