package io.leadledger.store.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignedHeadTest {
  private static final String ORIGIN = "leadledger/one";
  private final SealKey key = SealKey.open(ORIGIN, SealKey.generate());
  private final SealKey next = SealKey.open(ORIGIN, SealKey.generate());
  private final TreeHead head =
      new TreeHead(ORIGIN, 7, Hash.ofNothing(), 9, Instant.parse("2026-03-01T10:00:00.120Z"));

  @Test
  void a_note_is_read_as_it_was_written() {
    SignedHead read = SignedHead.parse(SignedHead.of(head, key, next).note());
    assertThat(read.head()).isEqualTo(head);
    assertThat(read.isSignedByAny(List.of(key.publicKey()))).isTrue();
    assertThat(read.isSignedByAny(List.of(next.publicKey()))).isTrue();
    assertThat(SignedHead.of(head, key).isSignedByAny(List.of(next.publicKey()))).isFalse();
  }

  @Test
  void a_note_that_was_altered_is_signed_by_nobody() {
    String note = SignedHead.of(head, key).note();
    SignedHead altered = SignedHead.parse(note.replace("\n7\n", "\n8\n"));
    assertThat(altered.head().size()).isEqualTo(8);
    assertThat(altered.isSignedByAny(List.of(key.publicKey()))).isFalse();
  }

  @Test
  void heads_that_were_kept_one_after_the_other_are_told_apart() {
    String kept = SignedHead.of(head, key).note() + "\n" + SignedHead.of(head, key, next).note();
    assertThat(SignedHead.parseAll(kept + "\n"))
        .extracting(signed -> signed.signatures().size())
        .containsExactly(1, 2);
    assertThat(SignedHead.parseAll("")).isEmpty();
  }

  @Test
  void a_public_key_is_read_as_it_was_written() {
    assertThat(PublicKey.parse(key.publicKey().toString())).isEqualTo(key.publicKey());
    assertThatThrownBy(() -> PublicKey.parse("leadledger/one+00000000+AAAA"))
        .isInstanceOf(Malformed.class);
    assertThatThrownBy(() -> PublicKey.parse("")).isInstanceOf(Malformed.class);
    assertThatThrownBy(() -> SignedHead.parse("nothing")).isInstanceOf(Malformed.class);
  }

  /// The example in the documentation of Go's package note.
  @Test
  void what_others_have_signed_in_this_form_is_understood() {
    PublicKey neumann =
        PublicKey.parse("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
    byte[] signature =
        Base64.getDecoder()
            .decode(
                "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=");
    byte[] bytes = java.util.Arrays.copyOfRange(signature, 4, signature.length);
    String text =
        "If you think cryptography is the answer to your problem,\n"
            + "then you don't know what your problem is.\n";
    var signed = new SignedHead.Signature("PeterNeumann", 0xc74f20a3, bytes);
    assertThat(neumann.isOf(signed, text)).isTrue();
    assertThat(neumann.isOf(signed, text + " ")).isFalse();
  }
}
