package io.leadledger.command.imports;

import com.google.crypto.tink.subtle.AesGcmJce;
import io.leadledger.command.lead.CapturePreview;
import io.leadledger.command.platform.CommandDispatcher;
import io.leadledger.store.vault.Secrets;
import io.leadledger.store.work.OneProcess;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/// Wires imports.
@Configuration(proxyBeanMethods = false)
class ImportConfiguration {
  private static final int KEY_BYTES = 32;

  @Bean
  ImportFiles importFiles(JdbcClient database, Secrets secrets) throws GeneralSecurityException {
    return new ImportFiles(
        database, new AesGcmJce(secrets.get("import-file-key", ImportConfiguration::randomKey)));
  }

  @Bean
  ImportJobs importJobs(JdbcClient database) {
    return new ImportJobs(database, JsonMapper.shared());
  }

  @Bean
  ImportUpload importUpload(ImportJobs jobs, ImportFiles files) {
    return new ImportUpload(jobs, files);
  }

  @Bean
  ImportWorker importWorker(
      ImportJobs jobs,
      ImportFiles files,
      DataSource database,
      CommandDispatcher commands,
      CapturePreview preview,
      PlatformTransactionManager transactions,
      @Value("${leadledger.imports.parallel:6}") int parallel) {
    return new ImportWorker(
        jobs,
        files,
        new OneProcess(database),
        commands,
        preview,
        new TransactionTemplate(transactions),
        parallel);
  }

  private static byte[] randomKey() {
    byte[] key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    return key;
  }
}
