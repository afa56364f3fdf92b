package io.leadledger.query.workspace;

import static io.leadledger.query.workspace.jooq.Tables.CUSTOMERS;

import io.leadledger.events.lead.LeadContact;
import io.leadledger.events.lead.LeadEvent.LeadArchived;
import io.leadledger.events.lead.LeadEvent.LeadAssigned;
import io.leadledger.events.lead.LeadEvent.LeadCompanyChanged;
import io.leadledger.events.lead.LeadEvent.LeadContactChanged;
import io.leadledger.events.lead.LeadEvent.LeadConverted;
import io.leadledger.events.lead.LeadEvent.LeadErased;
import io.leadledger.events.lead.LeadEvent.LeadRestored;
import io.leadledger.events.lead.LeadEvent.LeadTagged;
import io.leadledger.events.lead.LeadEvent.LeadUnassigned;
import io.leadledger.events.lead.LeadEvent.LeadUntagged;
import io.leadledger.query.names.PersonName;
import io.leadledger.query.platform.Fills;
import io.leadledger.query.platform.Recorded;
import io.leadledger.query.platform.Rows;
import io.leadledger.query.workspace.jooq.tables.Customers;
import java.math.BigDecimal;
import java.util.UUID;
import java.util.function.Consumer;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Fills workspace.customers: a lead that has bought. Later events of the lead name the customer,
/// so that it follows.
@Component("workspace.customers")
@ProcessingGroup("workspace.customers")
@Fills(Customers.class)
class CustomerProjector {

  @EventHandler
  void on(LeadConverted event, Recorded recorded, Rows rows) {
    describe(
        rows.insert(CUSTOMERS)
            .set(CUSTOMERS.ID, event.customerId())
            .set(CUSTOMERS.WORKSPACE_ID, recorded.tenant())
            .set(CUSTOMERS.COMPANY, event.companyName())
            .set(CUSTOMERS.STATUS, "active")
            .set(CUSTOMERS.ASSIGNED_TO, event.assigneeId())
            .set(CUSTOMERS.TAGS, event.tags().toArray(String[]::new))
            .set(CUSTOMERS.LIFETIME_VALUE, event.value() == null ? BigDecimal.ZERO : event.value())
            .set(CUSTOMERS.LAST_ORDER_AT, event.convertedAt())
            .set(CUSTOMERS.CREATED_AT, event.convertedAt())
            .set(CUSTOMERS.UPDATED_AT, recorded.at()),
        event.contact());
  }

  @EventHandler
  void on(LeadContactChanged event, Recorded recorded, Rows rows) {
    change(event.customerId(), recorded, rows, row -> describe(row, event.contact()));
  }

  @EventHandler
  void on(LeadCompanyChanged event, Recorded recorded, Rows rows) {
    change(
        event.customerId(), recorded, rows, row -> row.set(CUSTOMERS.COMPANY, event.companyName()));
  }

  @EventHandler
  void on(LeadAssigned event, Recorded recorded, Rows rows) {
    change(
        event.customerId(),
        recorded,
        rows,
        row -> row.set(CUSTOMERS.ASSIGNED_TO, event.assigneeId()));
  }

  @EventHandler
  void on(LeadUnassigned event, Recorded recorded, Rows rows) {
    change(event.customerId(), recorded, rows, row -> row.set(CUSTOMERS.ASSIGNED_TO, null));
  }

  @EventHandler
  void on(LeadTagged event, Recorded recorded, Rows rows) {
    String[] tags = event.tags().toArray(String[]::new);
    change(event.customerId(), recorded, rows, row -> row.set(CUSTOMERS.TAGS, tags));
  }

  @EventHandler
  void on(LeadUntagged event, Recorded recorded, Rows rows) {
    String[] tags = event.tags().toArray(String[]::new);
    change(event.customerId(), recorded, rows, row -> row.set(CUSTOMERS.TAGS, tags));
  }

  @EventHandler
  void on(LeadArchived event, Recorded recorded, Rows rows) {
    change(event.customerId(), recorded, rows, row -> row.set(CUSTOMERS.STATUS, "inactive"));
  }

  @EventHandler
  void on(LeadErased event, Recorded recorded, Rows rows) {
    change(event.customerId(), recorded, rows, row -> row.set(CUSTOMERS.STATUS, "inactive"));
  }

  @EventHandler
  void on(LeadRestored event, Recorded recorded, Rows rows) {
    change(event.customerId(), recorded, rows, row -> row.set(CUSTOMERS.STATUS, "active"));
  }

  private static void change(
      @Nullable UUID customer, Recorded recorded, Rows rows, Consumer<Rows.Values> values) {
    if (customer != null) {
      values.accept(rows.update(CUSTOMERS, customer).set(CUSTOMERS.UPDATED_AT, recorded.at()));
    }
  }

  private static void describe(Rows.Values row, @Nullable LeadContact contact) {
    row.set(CUSTOMERS.NAME, PersonName.of(contact).full())
        .set(CUSTOMERS.EMAIL, contact == null ? null : contact.email())
        .set(CUSTOMERS.PHONE, contact == null ? null : contact.phone());
  }
}
