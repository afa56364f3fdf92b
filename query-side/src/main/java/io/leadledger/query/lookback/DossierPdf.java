package io.leadledger.query.lookback;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/// A dossier as PDF: the page, laid out for paper, with its fonts within.
final class DossierPdf {
  private static final PrintFont SANS = PrintFont.of("DejaVuSans");
  private static final PrintFont BOLD = PrintFont.of("DejaVuSans-Bold");
  private static final PrintFont MONO = PrintFont.of("DejaVuSansMono");
  private static final int REGULAR = 400;
  private static final int HEAVY = 700;

  static {
    // It would print by itself, past the log.
    XRLog.setLoggingEnabled(false);
  }

  private DossierPdf() {}

  /// The page, in characters that the fonts have.
  static String page(Dossier dossier) {
    return DossierPage.of(dossier, SANS::shown);
  }

  /// One at a time: it takes some 150 times as much memory as the page has characters.
  static synchronized byte[] print(String page) {
    ByteArrayOutputStream pdf = new ByteArrayOutputStream();
    try {
      new PdfRendererBuilder()
          .withHtmlContent(page, null)
          // Whatever a page may name, nothing is fetched.
          .useUriResolver((_, _) -> null)
          .useFont(SANS::open, "DejaVu Sans", REGULAR, FontStyle.NORMAL, true)
          .useFont(BOLD::open, "DejaVu Sans", HEAVY, FontStyle.NORMAL, true)
          .useFont(MONO::open, "DejaVu Sans Mono", REGULAR, FontStyle.NORMAL, true)
          .withProducer("LeadLedger")
          .useFastMode()
          .toStream(pdf)
          .run();
    } catch (IOException e) {
      throw new UncheckedIOException("The report cannot be printed", e);
    }
    return pdf.toByteArray();
  }
}
