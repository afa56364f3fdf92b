package io.leadledger.store.seal;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Checks an export on any machine: `verify-history FILE --key FILE [--heads FILE]`. It asks no
/// server; what it trusts is the public key, and heads that were kept elsewhere.
public final class VerifyHistory {
  public static final String COMMAND = "verify-history";
  private static final int WRONG = 1;
  private static final int NOT_UNDERSTOOD = 2;

  private VerifyHistory() {}

  /// @return how the process ends: 0 if the history holds, 1 if not, 2 if it could not be checked
  public static int run(List<String> arguments, PrintStream out, PrintStream err) {
    Path file = null;
    List<PublicKey> keys = new ArrayList<>();
    List<SignedHead> heads = new ArrayList<>();
    try {
      for (int i = 0; i < arguments.size(); i++) {
        String argument = arguments.get(i);
        boolean hasValue = i + 1 < arguments.size();
        if (argument.equals("--key") && hasValue) {
          keys.addAll(PublicKey.parseAll(Files.readString(Path.of(arguments.get(++i)))));
        } else if (argument.equals("--heads") && hasValue) {
          heads.addAll(SignedHead.parseAll(Files.readString(Path.of(arguments.get(++i)))));
        } else if (argument.startsWith("--") || file != null) {
          return usage(err);
        } else {
          file = Path.of(argument);
        }
      }
      return file == null || keys.isEmpty() ? usage(err) : told(check(file, keys, heads), out);
    } catch (IOException e) {
      err.println("leadledger: cannot read " + e.getMessage());
    } catch (Malformed e) {
      err.println("leadledger: " + e.getMessage());
    }
    return NOT_UNDERSTOOD;
  }

  /// Reads as far as it can be read: a file that is cut short is a finding like others.
  public static Verdict check(Path file, List<PublicKey> keys, List<SignedHead> heads)
      throws IOException {
    var verifier = new HistoryVerifier(keys, heads);
    String unreadable = null;
    try (InputStream in = Files.newInputStream(file)) {
      HistoryFile.read(in, verifier::accept);
    } catch (Malformed e) {
      unreadable = e.getMessage();
    }
    Verdict verdict = verifier.end();
    return unreadable == null ? verdict : unreadable(verdict, unreadable);
  }

  private static Verdict unreadable(Verdict verdict, String why) {
    @Nullable TreeHead head = verdict.head();
    List<Finding> findings = new ArrayList<>(verdict.findings());
    findings.addFirst(new Finding(Finding.Kind.CUT, head == null ? 0 : head.position(), why));
    return new Verdict(
        verdict.origin(),
        verdict.events(),
        verdict.heads(),
        head,
        verdict.differing() + 1,
        findings);
  }

  private static int told(Verdict verdict, PrintStream out) {
    TreeHead head = verdict.head();
    out.printf(
        "%s: %d events, %d heads that agree%s%n",
        verdict.origin(),
        verdict.events(),
        verdict.heads(),
        head == null ? "" : ", the newest of " + head.time() + " over " + head.size());
    verdict
        .findings()
        .forEach(
            found -> out.printf("%s at %d: %s%n", found.kind(), found.position(), found.told()));
    if (verdict.differing() > verdict.findings().size()) {
      out.printf("... %d findings in all%n", verdict.differing());
    }
    out.println(
        verdict.holds()
            ? "The history is the one that was sealed."
            : "The history is NOT the one that was sealed.");
    return verdict.holds() ? 0 : WRONG;
  }

  private static int usage(PrintStream err) {
    err.println("leadledger: verify-history FILE --key FILE [--heads FILE]");
    return NOT_UNDERSTOOD;
  }
}
