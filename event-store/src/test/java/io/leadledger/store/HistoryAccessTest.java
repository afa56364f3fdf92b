package io.leadledger.store;

import static io.leadledger.store.TestStore.TENANT;
import static io.leadledger.store.TestStore.tagged;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadledger.events.Ids;
import io.leadledger.events.Provenance;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

class HistoryAccessTest {
  private final TestStore store = new TestStore();

  @Test
  void a_reader_sees_its_own_tenants_history_only() {
    UUID other = Ids.next();
    store.append(tagged());
    store.append(tagged().withMetaData(Map.of(Provenance.TENANT, other.toString())));
    assertThat(tenantsSeenBy(TENANT.toString())).isEqualTo(TENANT + " x1");
    assertThat(tenantsSeenBy(other.toString())).isEqualTo(other + " x1");
    assertThat(tenantsSeenBy(Ids.next().toString())).isEmpty();
    assertThat(tenantsSeenBy("")).isEmpty();
  }

  @Test
  void a_reader_can_neither_write_nor_see_keys() {
    store.append(tagged());
    assertThatThrownBy(() -> asReader(TENANT.toString(), () -> text("delete from events.history")))
        .isInstanceOf(DataAccessException.class)
        .hasStackTraceContaining("permission denied");
    assertThatThrownBy(
            () -> asReader(TENANT.toString(), () -> text("select * from vault.subject_key")))
        .isInstanceOf(DataAccessException.class)
        .hasStackTraceContaining("permission denied");
  }

  private String tenantsSeenBy(String tenant) {
    return asReader(
        tenant,
        () ->
            text(
                """
                select coalesce(string_agg(tenant_id || ' x' || n, ','), '')
                from (select tenant_id, count(*) n from events.history group by 1)"""));
  }

  private String text(String sql) {
    return store.sql.sql(sql).query(String.class).single();
  }

  private String asReader(String tenant, Supplier<String> query) {
    return store.transactions.fetchInTransaction(
        () -> {
          store.sql.sql("set local role leadledger_reader").update();
          store
              .sql
              .sql("select set_config('leadledger.tenant', ?, true)")
              .param(tenant)
              .query(String.class)
              .single();
          return query.get();
        });
  }
}
