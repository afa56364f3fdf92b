package io.leadledger.command.languagemodel;

import io.leadledger.http.ProblemException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.http.client.InetAddressFilter;
import org.springframework.stereotype.Component;

/// Where language models may be reached. Tenants state addresses, and those of the installation's
/// own network are none of their business: so what a name stands for is looked at whenever a
/// connection is made, and connected to is what was looked at.
@Component
@EnableConfigurationProperties(LanguageModelSettings.class)
public class AllowedAddresses {
  private final InetAddressFilter encrypted;
  private final InetAddressFilter plain;

  AllowedAddresses(LanguageModelSettings settings) {
    InetAddressFilter external = InetAddressFilter.externalAddresses();
    String[] allow = settings.allow().toArray(String[]::new);
    plain = allow.length == 0 ? InetAddressFilter.none() : InetAddressFilter.of(allow);
    encrypted = external.or(plain);
  }

  /// Refuses a base address that could never be connected to.
  ///
  /// @throws ProblemException 400 `invalid-request`, `address-not-allowed`
  public void refuseForbidden(String field, @Nullable String url) {
    if (url != null) {
      URI address = URI.create(url);
      boolean tls = "https".equalsIgnoreCase(address.getScheme());
      boolean named = address.getHost().matches(".*[a-zA-Z].*") && !address.getHost().contains(":");
      boolean possible =
          named && !address.getHost().equalsIgnoreCase("localhost")
              ? tls || isPossible(address.getHost(), false)
              : isPossible(address.getHost(), tls);
      if (!possible || address.getRawUserInfo() != null || address.getRawQuery() != null) {
        throw ProblemException.invalid(
            field,
            "address-not-allowed",
            "Language models are reached by https at public addresses, unless the operator allows others.",
            "https://models.example.com/v1");
      }
    }
  }

  /// The addresses of a host that may be connected to.
  ///
  /// @throws UnknownHostException if it has none
  List<InetAddress> of(String host, boolean tls) throws UnknownHostException {
    InetAddressFilter reachable = tls ? encrypted : plain;
    List<InetAddress> allowed =
        Stream.of(InetAddress.getAllByName(host)).filter(reachable::matches).toList();
    if (allowed.isEmpty()) {
      throw new UnknownHostException("No address of " + host + " may be connected to");
    }
    return allowed;
  }

  private boolean isPossible(String host, boolean tls) {
    try {
      return !of(host, tls).isEmpty();
    } catch (UnknownHostException _) {
      return false;
    }
  }
}
