package io.leadledger.command.channel;

import io.leadledger.command.channel.OutboundMessage.Earlier;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.javamail.MimeMessageHelper;

/// A message as an e-mail: in the thread of those before it, by the headers that mail programs go
/// by (RFC 5322, 3.6.4).
final class Mail {
  private static final Pattern MESSAGE_ID = Pattern.compile("<[^<>\\s]{1,900}@[^<>\\s]{1,253}>");
  private static final int REFERENCES = 20;

  private Mail() {}

  static MimeMessage of(MimeMessage mail, OutboundMessage message, SenderSettings.Smtp from)
      throws MessagingException {
    var helper = new MimeMessageHelper(mail, false, StandardCharsets.UTF_8.name());
    helper.setFrom(address(from.fromAddress(), from.fromName()));
    helper.setTo(address(Objects.requireNonNull(message.to().email()), message.to().fullName()));
    helper.setSubject(subject(message, from));
    helper.setText(message.content(), message.contentType().equals("text/html"));
    helper.setSentDate(java.util.Date.from(message.sentAt()));
    String domain = from.fromAddress().substring(from.fromAddress().indexOf('@') + 1);
    mail.setHeader("Message-ID", id(message.message(), domain));
    List<String> thread =
        message.earlier().stream()
            .map(earlier -> idOf(earlier, domain))
            .filter(Objects::nonNull)
            .map(Objects::requireNonNull)
            .toList();
    if (!thread.isEmpty()) {
      mail.setHeader("In-Reply-To", thread.getLast());
      mail.setHeader(
          "References",
          String.join(" ", thread.subList(Math.max(0, thread.size() - REFERENCES), thread.size())));
    }
    if (!message.senderType().equals("user")) {
      mail.setHeader("Auto-Submitted", "auto-replied");
    }
    return mail;
  }

  /// The message's own subject, or that of the conversation so far as an answer has it.
  private static String subject(OutboundMessage message, SenderSettings.Smtp from) {
    String own = message.subject();
    if (own != null) {
      return oneLine(own);
    }
    return message.earlier().stream()
        .map(Earlier::subject)
        .filter(Objects::nonNull)
        .reduce((_, later) -> later)
        .map(earlier -> earlier.regionMatches(true, 0, "re:", 0, 3) ? earlier : "Re: " + earlier)
        .map(Mail::oneLine)
        .orElseGet(() -> Objects.requireNonNullElse(from.subject(), "Your conversation with us"));
  }

  private static @Nullable String idOf(Earlier earlier, String domain) {
    if (!earlier.inbound() && earlier.externalMessageId() == null) {
      return id(earlier.message(), domain);
    }
    String external = earlier.externalMessageId();
    return external != null && MESSAGE_ID.matcher(external).matches() ? external : null;
  }

  private static String id(UUID message, String domain) {
    return "<" + message + "@" + domain + ">";
  }

  private static InternetAddress address(String email, @Nullable String name)
      throws MessagingException {
    try {
      var address = new InternetAddress(email, true);
      if (name != null) {
        address.setPersonal(oneLine(name), StandardCharsets.UTF_8.name());
      }
      return address;
    } catch (UnsupportedEncodingException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Whoever may break a line in a header may add headers.
  private static String oneLine(String text) {
    return text.replaceAll("\\p{Cntrl}+", " ");
  }
}
