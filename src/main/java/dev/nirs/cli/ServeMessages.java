package dev.nirs.cli;

import dev.nirs.http.HttpSettings;
import dev.nirs.service.run.ServiceInputs;
import dev.nirs.service.run.ServiceSettings;

/** What people are told when the service runs. */
final class ServeMessages {
  private final Messages messages;

  ServeMessages(Messages messages) {
    this.messages = messages;
  }

  void tell(String url, ServiceSettings settings, HttpSettings http, int tokens) {
    messages.say("listening on " + url + " (page at /, API at /api/v1, described at /docs)");
    messages.say("data in " + settings.dataDirectory());
    for (ServiceInputs.Follow follow : settings.events().inputs().follow()) {
      messages.say("following " + follow.file() + " as source " + follow.source());
    }
    settings
        .events()
        .inputs()
        .tcp()
        .ifPresent(tcp -> messages.say("taking EVE lines over TCP on " + tcp));
    messages.say(
        settings.answers().model().isAsked()
            ? "asking "
                + settings.answers().model().name()
                + " at "
                + settings.answers().model().url()
                + "; the baseline answers while it does not"
            : "asking no model: the baseline answers");
    if (http.needsToken()) {
      messages.say(
          tokens == 0
              ? "nobody can log in yet: nirs token add NAME --role analyst --data-dir "
                  + settings.dataDirectory()
              : "callers need a token; " + tokens + " are valid");
    }
    if (http.needsToken() && http.tls().isEmpty() && !http.host().startsWith("127.")) {
      messages.say(
          "tokens travel in clear text: use --tls-cert and --tls-key, or a proxy with TLS");
    }
  }
}
