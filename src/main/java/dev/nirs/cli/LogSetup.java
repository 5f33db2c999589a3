package dev.nirs.cli;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import java.net.URL;
import org.slf4j.LoggerFactory;

/** The log of the service, which is written for machines; other commands only warn. */
final class LogSetup {
  private LogSetup() {}

  /** Writes each line as a JSON object to standard output, or for people. */
  static void apply(Format format) {
    String file = format == Format.json ? "logback-serve.xml" : "logback-serve-text.xml";
    URL settings = LogSetup.class.getClassLoader().getResource(file);
    if (settings == null || !(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) {
      throw new IllegalStateException("the program does not carry its " + file);
    }
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(context);
    context.reset();
    try {
      configurator.doConfigure(settings);
    } catch (JoranException e) {
      throw new IllegalStateException(file + " cannot be read", e);
    }
  }

  /** Forms of the log. */
  enum Format {
    json,
    text
  }
}
