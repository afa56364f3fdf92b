package io.leadledger.command.work;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Which notifications a member has not read yet. Written in the transaction of the events.
interface UnreadNotifications {
  void enter(UUID tenant, UUID recipient, UUID notification);

  void read(UUID notification);

  /// The oldest of a member's.
  List<UUID> of(UUID tenant, UUID recipient, int most);

  /// In the table `command.unread_notification`.
  @Component
  final class Kept implements UnreadNotifications {
    private final JdbcClient database;

    Kept(JdbcClient database) {
      this.database = database;
    }

    @Override
    public void enter(UUID tenant, UUID recipient, UUID notification) {
      database
          .sql(
              """
              insert into command.unread_notification (tenant_id, recipient, notification)
              values (?, ?, ?)""")
          .params(tenant, recipient, notification)
          .update();
    }

    @Override
    public void read(UUID notification) {
      database
          .sql("delete from command.unread_notification where notification = ?")
          .param(notification)
          .update();
    }

    @Override
    public List<UUID> of(UUID tenant, UUID recipient, int most) {
      return database
          .sql(
              """
              select notification from command.unread_notification
              where tenant_id = ? and recipient = ? order by number limit ?""")
          .params(tenant, recipient, most)
          .query((row, _) -> row.getObject(1, UUID.class))
          .list();
    }
  }
}
