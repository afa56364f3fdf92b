package io.leadledger.command.channel;

import io.leadledger.command.channel.OutboundChannel.Outcome.Failed;
import io.leadledger.command.channel.OutboundChannel.Outcome.Refused;
import io.leadledger.command.channel.OutboundChannel.Outcome.Taken;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/// Sends messages as e-mail through the tenant's mail server.
@Component
class MailChannel implements OutboundChannel<SenderSettings.Smtp> {
  private static final int PERMANENT = 500;

  private final OutboundSettings settings;

  MailChannel(OutboundSettings settings) {
    this.settings = settings;
  }

  @Override
  public Class<SenderSettings.Smtp> understands() {
    return SenderSettings.Smtp.class;
  }

  @Override
  public Outcome hand(OutboundMessage message, SenderSettings.Smtp smtp, byte[] secret) {
    if (message.to().email() == null) {
      return new Refused(null, "no-address");
    }
    JavaMailSenderImpl server = server(smtp, new String(secret, StandardCharsets.UTF_8));
    try {
      MimeMessage mail = Mail.of(server.createMimeMessage(), message, smtp);
      server.send(mail);
      return new Taken(null);
    } catch (MailAuthenticationException _) {
      return new Failed(null, "login-refused", null);
    } catch (MailException e) {
      return failure(e);
    } catch (MessagingException _) {
      return new Refused(null, "not-mailable");
    }
  }

  private JavaMailSenderImpl server(SenderSettings.Smtp smtp, String password) {
    var sender = new JavaMailSenderImpl();
    sender.setHost(smtp.host());
    sender.setPort(smtp.port());
    sender.setDefaultEncoding(StandardCharsets.UTF_8.name());
    boolean login = smtp.username() != null;
    if (login) {
      sender.setUsername(smtp.username());
      sender.setPassword(password);
    }
    boolean starttls = smtp.security().equals("starttls");
    Properties properties = sender.getJavaMailProperties();
    properties.put("mail.smtp.auth", Boolean.toString(login));
    properties.put("mail.smtp.starttls.enable", Boolean.toString(starttls));
    properties.put("mail.smtp.starttls.required", Boolean.toString(starttls));
    properties.put("mail.smtp.ssl.enable", Boolean.toString(smtp.security().equals("tls")));
    properties.put("mail.smtp.ssl.checkserveridentity", "true");
    properties.put("mail.smtp.connectiontimeout", millis(settings.connect()));
    properties.put("mail.smtp.timeout", millis(settings.answer()));
    properties.put("mail.smtp.writetimeout", millis(settings.answer()));
    properties.put("mail.smtp.socketFactory", new FilteredSockets(settings.reachable()));
    properties.put("mail.smtp.socketFactory.fallback", "false");
    return sender;
  }

  private static Outcome failure(MailException failure) {
    Integer response = response(failure);
    if (cause(failure, FilteredSockets.AddressRefused.class).isPresent()) {
      return new Refused(null, "address-refused");
    }
    if (response != null) {
      return response >= PERMANENT
          ? new Refused(response, "smtp-" + response)
          : new Failed(response, "smtp-" + response, null);
    }
    if (cause(failure, UnknownHostException.class).isPresent()) {
      return new Failed(null, "host-unknown", null);
    }
    if (cause(failure, SocketTimeoutException.class).isPresent()) {
      return new Failed(null, "timeout", null);
    }
    boolean tls = cause(failure, SSLException.class).isPresent();
    return new Failed(null, tls ? "tls-failed" : "connection-failed", null);
  }

  private static @Nullable Integer response(MailException failure) {
    return cause(failure, SMTPAddressFailedException.class)
        .map(SMTPAddressFailedException::getReturnCode)
        .or(
            () ->
                cause(failure, SMTPSendFailedException.class)
                    .map(SMTPSendFailedException::getReturnCode))
        .orElse(null);
  }

  /// What it came from: mail knows causes of two kinds.
  private static <T extends Throwable> Optional<T> cause(Throwable failure, Class<T> type) {
    return causes(failure).filter(type::isInstance).map(type::cast).findFirst();
  }

  private static Stream<Throwable> causes(@Nullable Throwable failure) {
    if (failure == null) {
      return Stream.empty();
    }
    Stream<Throwable> further =
        switch (failure) {
          case MailSendException several ->
              Stream.concat(
                  Stream.of(several.getMessageExceptions()), Stream.ofNullable(several.getCause()));
          case MessagingException mail ->
              Stream.concat(
                  Stream.ofNullable(mail.getNextException()), Stream.ofNullable(mail.getCause()));
          default -> Stream.ofNullable(failure.getCause());
        };
    return Stream.concat(Stream.of(failure), further.flatMap(MailChannel::causes));
  }

  private static String millis(java.time.Duration duration) {
    return Long.toString(duration.toMillis());
  }
}
