package dev.nirs.http;

import dev.nirs.service.Listing;
import dev.nirs.service.NirsService;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The routes that programs call.
 *
 * @param groups all of them
 * @param stream the one whose requests do not end by themselves
 */
record Api(List<RouteSet> groups, StreamResource stream) {

  static Api of(NirsService service, PrometheusMeterRegistry registry, HttpLimits limits) {
    Replays replays = new Replays();
    StreamResource stream =
        new StreamResource(service.feed(), service.archive(), limits.streams(), registry);
    Listing newest = new Listing(Set.of(), Optional.empty(), OptionalLong.empty(), 1);
    return new Api(
        List.of(
            new EventsResource(service.intake(), replays),
            new SuggestionsResource(service.archive(), service.intake(), replays),
            new DecisionsResource(service.archive(), service.desk()),
            stream,
            new CheckResource(),
            new KnowledgeResource(service.library(), replays),
            new RecordResource(service.audit(), service.status()),
            new OperationsResource(
                registry,
                service.status(),
                () -> service.archive().list(newest).items().size() <= 1),
            new DocsResource(),
            new Webjars()),
        stream);
  }
}
