package io.leadledger.events;

import java.util.UUID;

/// Something stored whose [Personal] parts are encrypted with one person's key: an event, or an
/// aggregate's snapshot.
public interface HoldsPersonalData {

  /// Whose data this is; destroying this subject's key makes every [Personal] part unreadable for
  /// ever.
  UUID dataSubject();
}
