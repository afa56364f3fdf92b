package io.leadledger.command.chat;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The websites of all tenants, in `command.chat_site`, and whom they know of their visitors, in
/// `command.chat_visitor`.
@Component
class ChatSites {
  private static final String SELECT =
      "select id, tenant_id, actor, name, origins, title, greeting, bot from command.chat_site ";

  private final JdbcClient database;

  ChatSites(JdbcClient database) {
    this.database = database;
  }

  void add(ChatSite site) {
    database
        .sql(
            """
            insert into command.chat_site (id, tenant_id, actor, name, origins, title, greeting, bot)
            values (?, ?, ?, ?, ?, ?, ?, ?)""")
        .param(site.id())
        .param(site.tenant())
        .param(site.actor())
        .param(site.name())
        .param(site.origins().toArray(String[]::new))
        .param(site.title())
        .param(site.greeting())
        .param(site.bot())
        .update();
  }

  /// @return whether the tenant has this site
  boolean change(ChatSite site) {
    return database
            .sql(
                """
                update command.chat_site set actor = ?, name = ?, origins = ?, title = ?, greeting = ?, bot = ?
                where id = ? and tenant_id = ?""")
            .param(site.actor())
            .param(site.name())
            .param(site.origins().toArray(String[]::new))
            .param(site.title())
            .param(site.greeting())
            .param(site.bot())
            .param(site.id())
            .param(site.tenant())
            .update()
        == 1;
  }

  /// @return whether the tenant had this site
  boolean remove(UUID tenant, UUID site) {
    return database
            .sql("delete from command.chat_site where id = ? and tenant_id = ?")
            .params(site, tenant)
            .update()
        == 1;
  }

  Optional<ChatSite> find(UUID site) {
    return database.sql(SELECT + "where id = ?").param(site).query(ChatSites::site).optional();
  }

  List<ChatSite> of(UUID tenant) {
    return database
        .sql(SELECT + "where tenant_id = ? order by id")
        .param(tenant)
        .query(ChatSites::site)
        .list();
  }

  /// The lead that a browser stands for on a site: the one of its first conversation, or this.
  UUID leadOf(UUID site, byte[] browser, UUID fresh) {
    database
        .sql(
            "insert into command.chat_visitor (site, browser, lead) values (?, ?, ?) on conflict do nothing")
        .params(site, browser, fresh)
        .update();
    return database
        .sql("select lead from command.chat_visitor where site = ? and browser = ?")
        .params(site, browser)
        .query((row, _) -> row.getObject(1, UUID.class))
        .single();
  }

  /// The site that a conversation is held on.
  Optional<ChatSite> ofConversation(UUID conversation) {
    return database
        .sql(
            SELECT
                + "where id = (select site from command.chat_conversation where conversation = ?)")
        .param(conversation)
        .query(ChatSites::site)
        .optional();
  }

  void begin(UUID site, UUID conversation) {
    database
        .sql(
            "insert into command.chat_conversation (conversation, site) values (?, ?) on conflict do nothing")
        .params(conversation, site)
        .update();
  }

  private static ChatSite site(ResultSet row, int number) throws SQLException {
    return new ChatSite(
        row.getObject("id", UUID.class),
        row.getObject("tenant_id", UUID.class),
        row.getObject("actor", UUID.class),
        row.getString("name"),
        List.of((String[]) row.getArray("origins").getArray()),
        row.getString("title"),
        row.getString("greeting"),
        row.getBoolean("bot"));
  }
}
