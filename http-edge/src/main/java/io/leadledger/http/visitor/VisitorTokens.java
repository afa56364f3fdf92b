package io.leadledger.http.visitor;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.leadledger.http.ProblemException;
import io.leadledger.store.vault.Secrets;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;

/// Tokens by which a browser shows that it has begun a conversation. Each names the conversation
/// and the browser, and is signed with a secret of the installation (ADR 0092).
public final class VisitorTokens {
  private static final String SECRET = "visitor-token-key";
  private static final String AUDIENCE = "visitor";
  private static final String BROWSER = "browser";
  private static final Duration LIFE = Duration.ofDays(90);
  private static final int KEY_BYTES = 32;

  private final byte[] key;

  public VisitorTokens(Secrets secrets) {
    this.key = secrets.get(SECRET, VisitorTokens::random);
  }

  /// @param browser the id that the browser has given itself
  public String issue(Visitor visitor, String browser) {
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .audience(AUDIENCE)
            .subject(visitor.conversation().toString())
            .claim("tenant", visitor.tenant().toString())
            .claim("site", visitor.site().toString())
            .claim("lead", visitor.lead().toString())
            .claim("origin", visitor.origin())
            .claim(BROWSER, digest(browser))
            .expirationTime(Date.from(Instant.now().plus(LIFE)))
            .build();
    SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
    try {
      token.sign(new MACSigner(key));
    } catch (JOSEException e) {
      throw new IllegalStateException("The visitor's token cannot be signed", e);
    }
    return token.serialize();
  }

  /// Whom a token speaks for when this browser sends it.
  ///
  /// @throws ProblemException 401 `visitor-token-invalid` if it is forged, over, or of another
  ///     browser
  public Visitor verify(String token, String browser) {
    try {
      SignedJWT signed = SignedJWT.parse(token);
      JWTClaimsSet claims = signed.getJWTClaimsSet();
      if (JWSAlgorithm.HS256.equals(signed.getHeader().getAlgorithm())
          && signed.verify(new MACVerifier(key))
          && List.of(AUDIENCE).equals(claims.getAudience())
          && claims.getExpirationTime().after(new Date())
          && digest(browser).equals(claims.getStringClaim(BROWSER))) {
        return new Visitor(
            UUID.fromString(claims.getStringClaim("tenant")),
            UUID.fromString(claims.getStringClaim("site")),
            UUID.fromString(claims.getSubject()),
            UUID.fromString(claims.getStringClaim("lead")),
            claims.getStringClaim("origin"));
      }
    } catch (ParseException | JOSEException _) {
      // no token of ours
    }
    throw invalid();
  }

  static ProblemException invalid() {
    return new ProblemException(
        HttpStatus.UNAUTHORIZED,
        "visitor-token-invalid",
        "The Visitor-Token is over, or is not for this browser and website: begin a conversation.");
  }

  private static String digest(String browser) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(browser.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] random() {
    byte[] key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    return key;
  }
}
