package io.leadledger.command.scraping;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/// Threads that read pages: work for a processor, of which others want to have some.
@Component
class PageReaders implements DisposableBean {
  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          Runtime.getRuntime().availableProcessors(),
          Thread.ofPlatform()
              .name("page-reader-", 0)
              .daemon()
              .priority(Thread.MIN_PRIORITY)
              .factory());

  Executor threads() {
    return threads;
  }

  @Override
  public void destroy() {
    threads.shutdown();
  }
}
